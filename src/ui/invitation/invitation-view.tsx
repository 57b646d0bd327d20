import { useRef, useState } from 'preact/hooks'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useApp, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { QrCode } from '../parts/display/qr-code.tsx'
import { CheckField } from '../parts/fields/check-field.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconCode, IconCopy, IconLink, IconPrint, IconScreen, IconShare } from '../parts/icons.tsx'
import { IntroduceSection } from './introduce-section.tsx'
import { RecoveryPaper } from './recovery-paper.tsx'
import { TableCards, type Wifi } from './table-cards.tsx'
import './invitation.css'

/** The way into the meeting, as a code, as a link and on paper. */
export const InvitationView = ({ meeting }: MeetingProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('document')
  return (
    <Page title={texts.invitation.title} onBack={() => goTo('main')} wide class="invitation">
      {meeting.facilitate ? (
        <Invitation meeting={meeting} facilitate={meeting.facilitate} />
      ) : (
        <EmptyState
          icon={IconCode}
          action={{
            kind: 'main',
            icon: IconLink,
            children: texts.invitation.linkDevice,
            onClick: () => goTo('connect'),
          }}
        >
          {texts.invitation.notFacilitator}
        </EmptyState>
      )}
    </Page>
  )
}

const Invitation = ({ meeting, facilitate }: MeetingProps & { readonly facilitate: FacilitateModel }) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const documentWords = useWords('document')
  const leadingWords = useWords('leading')
  const notices = useNotices()
  const words = documentWords.invitation
  const linkField = useRef<HTMLInputElement>(null)
  const [wifi, setWifi] = useState<Wifi>({ name: '', password: '' })
  const [withRecovery, setWithRecovery] = useState(true)
  const link = facilitate.invitationLink
  const [paper, setPaper] = useState<'cards' | 'introduction'>('cards')
  // The page is drawn with what is wanted on paper before it is printed.
  const print = (what: typeof paper) => () => {
    setPaper(what)
    requestAnimationFrame(() => app.sharing.print())
  }
  const recoveryCode = meeting.facilitators?.recoveryCode.value

  const copy = async () => {
    if (await app.sharing.copy(link)) notices.say(words.copied)
    else {
      notices.say(words.notCopied)
      linkField.current?.select()
    }
  }
  const share = async () => {
    if ((await app.sharing.share(link)) === 'copied') notices.say(words.copied)
  }

  return (
    <>
      <div class="invitation-sides">
        <div class="invitation-code">
          <QrCode text={link} label={words.codeLabel} />
        </div>
        <div class="stack">
          <h2>{words.scan}</h2>
          <ol class="invitation-steps stack-mid">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="soft">{words.wifiFirst}</p>
          <div class="row">
            <Button kind="main" icon={IconScreen} onClick={() => goTo('screen')}>
              {words.screen}
            </Button>
            <Button kind="quiet" icon={IconShare} onClick={share}>
              {words.share}
            </Button>
            <Button kind="quiet" icon={IconCopy} onClick={copy}>
              {words.copy}
            </Button>
          </div>
          <label class="field">
            <span class="field-label">{words.linkLabel}</span>
            <input
              ref={linkField}
              class="input invitation-link"
              dir="ltr"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <p class="small soft">{words.careful}</p>
        </div>
      </div>
      <IntroduceSection
        meeting={meeting}
        link={link}
        printed={paper === 'introduction'}
        onPrint={print('introduction')}
      />
      <section
        class={classNames('invitation-paper stack', paper === 'introduction' && 'invitation-not-printed')}
        aria-labelledby="invitation-cards"
      >
        <div class="stack-close">
          <h2 id="invitation-cards">{words.cards}</h2>
          <p class="soft">{words.cardsHint}</p>
        </div>
        <div class="invitation-wifi">
          <Field label={words.wifiName} value={wifi.name} onInput={(name) => setWifi({ ...wifi, name })} />
          <Field
            label={words.wifiPassword}
            value={wifi.password}
            onInput={(password) => setWifi({ ...wifi, password })}
          />
          <Button kind="main" icon={IconPrint} onClick={print('cards')}>
            {words.printCards}
          </Button>
        </div>
        {recoveryCode && (
          <CheckField label={leadingWords.recoveryPrint} checked={withRecovery} onChange={setWithRecovery} />
        )}
        <p class="soft">{words.preview}</p>
        <TableCards
          title={meeting.brief.value.title}
          tables={meeting.tables.value.filter((table) => !table.closed)}
          link={link}
          wifi={wifi}
        />
        {recoveryCode && withRecovery && (
          <RecoveryPaper title={meeting.brief.value.title} code={recoveryCode} />
        )}
      </section>
    </>
  )
}
