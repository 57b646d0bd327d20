import { useState } from 'preact/hooks'
import type { InvitationHint } from '../../domain/joining/invitation.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { useAct, useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { Field } from '../parts/fields/field.tsx'
import { FieldError } from '../parts/fields/field-frame.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { Page } from '../parts/frame/page.tsx'
import { IconMe, IconWarning } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import './join.css'

const introduction = () => import('../invitation/introduction.tsx').then((m) => m.Introduction)

/** Says what the meeting is, asks for a table (and a name where names are shown), and lets one in. No link is needed. */
export const JoinView = ({ link }: { readonly link: string }) => {
  const app = useApp()
  const invited = app.invitedBy(link)
  return invited.ok ? (
    <JoinForm link={link} hint={invited.value.hint} hasCard={invited.value.hasCard} />
  ) : (
    <BrokenInvitation why={invited.why} />
  )
}

const BrokenInvitation = ({ why }: { readonly why: Refusal }) => {
  const app = useApp()
  const texts = useWords('join')
  const common = useWords('common')
  const home = () => app.go({ at: 'home' }, 'replace')
  return (
    <Page title={texts.broken} onBack={home}>
      <EmptyState
        icon={IconWarning}
        actions={
          <div class="stack">
            <Button kind="main" onClick={() => app.go({ at: 'scan' }, 'replace')}>
              {texts.scanAgain}
            </Button>
            <Button kind="plain" onClick={home}>
              {texts.home}
            </Button>
          </div>
        }
      >
        {common.refusal[why]}
      </EmptyState>
    </Page>
  )
}

interface JoinFormProps {
  readonly link: string
  readonly hint: InvitationHint
  readonly hasCard: boolean
}

const JoinForm = ({ link, hint, hasCard }: JoinFormProps) => {
  const app = useApp()
  const texts = useWords('join')
  const common = useWords('common')
  const act = useAct()
  const [table, setTable] = useState<string>()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState<'table' | 'name' | 'failed'>()
  const [joining, setJoining] = useState(false)

  const join = async () => {
    if (!table) return setMissing('table')
    if (hint.names && name.trim() === '') return setMissing('name')
    await joinAs({ table })
  }
  /** At a table, or at none: as one more facilitator, or as the room's screen. */
  const joinAs = async (seat: { readonly table?: string; readonly screen?: boolean }) => {
    setMissing(undefined)
    setJoining(true)
    try {
      const joined = await act(app.join({ link, table: undefined, name: name.trim(), ...seat }))
      if (!joined) setJoining(false)
    } catch (error) {
      console.error(error)
      setMissing('failed')
      setJoining(false)
    }
  }

  const numbers = Array.from({ length: hint.tables }, (_, at) => at + 1)
  const chosen = numbers.find((number) => `t${number}` === table)
  return (
    <Page title={texts.title} onBack={() => app.go({ at: 'home' })}>
      <div class="stack-close">
        <p class="join-welcome">{hint.set ? texts.welcomeSet : texts.welcome}</p>
        {hint.focus !== undefined && (
          <p class="stack-close">
            <span class="soft small">{hint.set ? texts.about : texts.weLookAt}</span>
            <strong dir="auto">{hint.focus}</strong>
          </p>
        )}
        <div class="row">
          <Badge>{texts.tables(hint.tables)}</Badge>
          <Badge>{hint.names ? texts.namesShown : texts.noNames}</Badge>
          <Badge>{texts.noAccount}</Badge>
        </div>
      </div>
      <form
        class="stack join-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!joining) void join()
        }}
      >
        <Choices
          tiles
          legend={texts.whichTable}
          value={table}
          options={numbers.map((number) => ({
            value: `t${number}`,
            label: common.table(number),
            labelHidden: true,
            sign: <TableChip big table={{ number, name: '' }} named />,
          }))}
          onChange={(value) => {
            setTable(value)
            setMissing(undefined)
          }}
        />
        {missing === 'table' && <FieldError>{texts.tableMissing}</FieldError>}
        {hint.names && (
          <Field
            label={texts.name}
            hint={texts.nameHint}
            value={name}
            maxLength={60}
            autoComplete="given-name"
            enterKeyHint="go"
            onInput={setName}
            error={missing === 'name' ? texts.nameMissing : undefined}
          />
        )}
        {missing === 'failed' && <FieldError>{texts.failed}</FieldError>}
        <div class="join-go" ref={endEdge}>
          <Button kind="main" big full type="submit" disabled={joining}>
            {chosen === undefined ? texts.sit : texts.sitAt(common.table(chosen))}
          </Button>
        </div>
        <Disclosure summary={texts.notAtTable}>
          <div class="stack-close">
            <Button kind="quiet" disabled={joining} onClick={() => void joinAs({ screen: false })}>
              {texts.joinFacilitator}
            </Button>
            <Button kind="quiet" disabled={joining} onClick={() => void joinAs({ screen: true })}>
              {texts.joinScreen}
            </Button>
          </div>
        </Disclosure>
        <Disclosure summary={texts.whatIsThis}>
          <LazyPart
            load={introduction}
            props={{ set: hint.set === true, level: 2 as const, focus: undefined }}
          />
        </Disclosure>
        <p class="join-promise">
          <IconMe />
          <span>
            {texts.writeAtOnce}
            {hasCard && ` ${texts.thenLink}`}
          </span>
        </p>
      </form>
    </Page>
  )
}
