import { useState } from 'preact/hooks'
import type { ActionPoint } from '../../domain/records/records.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { CheckField } from '../parts/fields/check-field.tsx'
import { Field } from '../parts/fields/field.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { dueDays } from './due-days.ts'
import { usePointSentence } from './point-sentence.ts'
import './points.css'

export interface PointEditorProps extends MeetingProps {
  readonly point: ActionPoint
  readonly onClose: () => void
  /** What this device's person promises, whatever name they give. */
  readonly own?: boolean
}

/** An action point as one sentence, filled in part by part; the sentence can be read below while it grows. */
export const PointEditor = ({ meeting, point, onClose, own = false }: PointEditorProps) => {
  const texts = useWords('meeting')
  const pointWords = useWords('points')
  const common = useWords('common')
  const sentence = usePointSentence()
  const notices = useNotices()
  const [words, setWords] = useState(point)
  const [missing, setMissing] = useState(false)
  const [nextTime, setNextTime] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  const act = useAct()
  const myName = meeting.myName.peek().trim()
  const [isMine, setMine] = useState(own || (myName !== '' && point.who.trim() === myName))
  const [nameless, setNameless] = useState(false)
  const set = (part: Partial<ActionPoint>) => setWords({ ...words, ...part })
  const days = dueDays(new Date())
  // A commitment comes with its words and is a new point all the same.
  const [isInRoom] = useState(() => meeting.room.points.peek().some(({ id }) => id === point.id))

  const changeWho = (who: string) => {
    set({ who })
    // Another's name is no promise of mine.
    if (myName !== '') setMine(who.trim() === myName)
  }
  const claim = (mine: boolean) => {
    setMine(mine)
    if (mine && words.who.trim() === '') set({ who: myName })
  }
  const takes = isMine && !point.taken

  const save = async () => {
    setMissing(words.what.trim() === '')
    setNameless(takes && words.who.trim() === '')
    if (words.what.trim() === '' || (takes && words.who.trim() === '')) return
    const { id, who, what, how, when, asks } = words
    const saved = {
      id,
      who: who.trim(),
      what: what.trim(),
      how: how.trim(),
      when,
      asks: asks.trim(),
    }
    const done = await meeting.room.savePoint(saved)
    setRefused(done.ok ? undefined : done.why)
    if (!done.ok) return
    onClose()
    if (takes) await takeAs(saved.id, saved.who)
    else notices.say(texts.pointSaved)
  }
  const takeAs = async (id: string, who: string) => {
    if (myName === '') meeting.setMyName(who)
    await act(meeting.room.take(id, true, who), () => {
      meeting.promise.setMine(id, true)
      notices.say(texts.pointTaken)
    })
  }
  const chip = (label: string, day: string) => (
    <Button
      kind={words.when === day && !nextTime ? 'main' : 'quiet'}
      pressed={words.when === day && !nextTime}
      onClick={() => {
        setNextTime(false)
        set({ when: day })
      }}
    >
      {label}
    </Button>
  )

  return (
    <Dialog
      title={isInRoom ? texts.editPoint : texts.newPoint}
      onClose={onClose}
      actions={<Answers yes={texts.savePoint} onYes={() => void save()} onNo={onClose} />}
    >
      <Field
        label={texts.who}
        hint={texts.whoHint}
        value={words.who}
        maxLength={60}
        enterKeyHint="next"
        error={nameless && takes && words.who.trim() === '' ? pointWords.takeNameMissing : undefined}
        onInput={changeWho}
      />
      {!point.taken && (
        <CheckField label={texts.thatsMe} hint={texts.thatsMeHint} checked={isMine} onChange={claim} />
      )}
      <TextArea
        label={texts.what}
        value={words.what}
        enterKeyHint="next"
        error={missing && words.what.trim() === '' ? texts.whatMissing : undefined}
        onInput={(what) => set({ what })}
      />
      <TextArea label={texts.how} value={words.how} enterKeyHint="next" onInput={(how) => set({ how })} />
      <fieldset class="field">
        <legend class="field-label">{texts.when}</legend>
        <div class="row point-days">
          {chip(texts.tomorrow, days.tomorrow)}
          {days.thisWeek !== days.tomorrow && chip(texts.thisWeek, days.thisWeek)}
          <Button kind={nextTime ? 'main' : 'quiet'} pressed={nextTime} onClick={() => setNextTime(true)}>
            {texts.nextTime}
          </Button>
        </div>
        <Field
          label={nextTime ? texts.nextTimeDate : texts.whenDate}
          labelHidden={!nextTime}
          type="date"
          value={words.when}
          onInput={(when) => set({ when })}
        />
      </fieldset>
      <Field
        label={texts.asks}
        value={words.asks}
        maxLength={60}
        enterKeyHint="done"
        onInput={(asks) => set({ asks })}
        onEnter={() => void save()}
      />
      {words.what.trim() !== '' && (
        <div class="point-preview">
          <p class="soft small">{texts.asIs}</p>
          <p class="point-sentence" dir="auto">
            {sentence(words)}
          </p>
        </div>
      )}
      {refused && <Alert>{common.refusal[refused]}</Alert>}
    </Dialog>
  )
}
