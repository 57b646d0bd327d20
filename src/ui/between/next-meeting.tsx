import { useState } from 'preact/hooks'
import { titleMaxLength } from '../../domain/limits.ts'
import { localDay } from '../../lib/local-day.ts'
import type { NextSaid } from '../../models/between/next-types.ts'
import { type MeetingProps, useAct, useApp, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Field } from '../parts/fields/field.tsx'
import { IconEdit, IconRemove, IconShare } from '../parts/icons.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { NextDay, NextToCalendar } from './next-day.tsx'

/** For a facilitator: says when the room meets again, and what can be done about it afterwards. */
export const NextMeeting = ({ meeting }: MeetingProps) => {
  const said = meeting.next.said.value
  return said ? <SaidNext meeting={meeting} said={said} /> : <SayNext meeting={meeting} />
}

const SayNext = ({ meeting }: MeetingProps) => {
  const texts = useWords('between')
  const notices = useNotices()
  const form = useNextForm(meeting, { title: '', on: '' }, () => notices.say(texts.told))
  return (
    <section class="next-card stack-close" aria-labelledby="next-meeting">
      <h2 id="next-meeting">{texts.nextTitle}</h2>
      <p class="soft">{texts.nextHint}</p>
      {form.fields}
      <div>
        <Button kind="main" onClick={form.save}>
          {texts.tellRoom}
        </Button>
      </div>
    </section>
  )
}

/** Title and day, checked before the room is told. */
const useNextForm = (meeting: MeetingProps['meeting'], began: NextSaid, onSaid: () => void) => {
  const texts = useWords('between')
  const act = useAct()
  const [asked, setAsked] = useState(began)
  const [error, setError] = useState<string>()
  return {
    save() {
      if (asked.on !== '' && asked.on < localDay(Date.now())) return setError(texts.nextPast)
      void act(meeting.next.say(asked), onSaid)
    },
    fields: (
      <>
        <Field
          label={texts.nextDay}
          type="date"
          value={asked.on}
          error={error}
          onInput={(on) => {
            setError(undefined)
            setAsked({ ...asked, on })
          }}
        />
        <Field
          label={texts.nextName}
          value={asked.title}
          placeholder={meeting.brief.value.title}
          maxLength={titleMaxLength}
          onInput={(title) => setAsked({ ...asked, title })}
        />
      </>
    ),
  }
}

const SaidNext = ({ meeting, said }: MeetingProps & { readonly said: NextSaid }) => {
  const app = useApp()
  const texts = useWords('between')
  const notices = useNotices()
  const act = useAct()
  const [open, setOpen] = useState<'day' | 'code' | 'take-back'>()
  const { next } = meeting
  const state = next.state.value
  const close = () => setOpen(undefined)
  const send = async () => {
    const how = await app.sharing.share(next.link.peek()).catch((error: unknown) => console.error(error))
    if (how !== 'shared' && how !== 'cancelled') notices.say(how ? texts.linkCopied : texts.linkFailed)
  }
  return (
    <section class="next-card stack-close" aria-label={texts.linkTitle}>
      <NextDay said={said} />
      {state === 'led' && <p class="soft">{texts.ledHere}</p>}
      {state === 'by-link' && <p class="soft">{texts.codeByHand}</p>}
      <div class="next-card-ways">
        {next.link.value && (
          <Button kind="quiet" icon={IconShare} onClick={() => void send()}>
            {texts.sendLink}
          </Button>
        )}
        <Button kind="quiet" icon={IconEdit} onClick={() => setOpen('day')}>
          {texts.changeDay}
        </Button>
        <NextToCalendar meeting={meeting} />
        <Menu
          label={texts.more}
          items={[
            { label: texts.changeCode, icon: IconEdit, onSelect: () => setOpen('code') },
            { label: texts.takeBack, icon: IconRemove, danger: true, onSelect: () => setOpen('take-back') },
          ]}
        />
      </div>
      {open === 'day' && <ChangeDay meeting={meeting} said={said} onClose={close} />}
      {open === 'code' && (
        <Question
          title={texts.changeCodeTitle}
          yes={texts.changeCode}
          onNo={close}
          onYes={() => {
            close()
            void act(next.changeCode(), () => notices.say(texts.codeChanged))
          }}
        >
          <p>{texts.changeCodeExplain}</p>
        </Question>
      )}
      {open === 'take-back' && (
        <Question
          title={texts.takeBackTitle}
          yes={texts.takeBack}
          danger
          onNo={close}
          onYes={() => {
            close()
            void act(next.takeBack(), () => notices.say(texts.takenBack))
          }}
        >
          <p>{texts.takeBackExplain}</p>
        </Question>
      )}
    </section>
  )
}

interface ChangeDayProps extends MeetingProps {
  readonly said: NextSaid
  readonly onClose: () => void
}

const ChangeDay = ({ meeting, said, onClose }: ChangeDayProps) => {
  const texts = useWords('between')
  const notices = useNotices()
  const form = useNextForm(meeting, said, () => {
    onClose()
    notices.say(texts.changed)
  })
  return (
    <Dialog
      title={texts.changeTitle}
      onClose={onClose}
      actions={<Answers yes={texts.save} onYes={form.save} onNo={onClose} />}
    >
      <div class="stack-close">{form.fields}</div>
    </Dialog>
  )
}
