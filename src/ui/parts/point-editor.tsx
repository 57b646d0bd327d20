import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { pointPartMaxLength } from '../../domain/limits.ts'
import type { ActionPoint } from '../../domain/records.ts'
import type { Refusal } from '../../state/models.ts'
import { useTexts } from '../context.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { dueDays } from './due-days.ts'
import { Field } from './field.tsx'
import { usePointSentence } from './point-sentence.ts'
import { TextArea } from './text-area.tsx'
import './points.css'

export interface PointEditorProps {
  /** A new point has its fresh id and whatever is known already. */
  readonly point: Omit<ActionPoint, 'taken'>
  readonly isNew: boolean
  readonly onSave: (point: Omit<ActionPoint, 'taken'>) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

const dayNames = ['tomorrow', 'thisWeek', 'inTwoWeeks', 'inAMonth'] as const

/** One action point, as the sentence that it will read. Only what will be done is needed; the rest can come later. */
export const PointEditor = ({ point, isNew, onSave, onClose }: PointEditorProps): JSX.Element => {
  const texts = useTexts()
  const sentence = usePointSentence()
  const [draft, setDraft] = useState(point)
  const [error, setError] = useState<string>()
  const change = (part: Partial<ActionPoint>) => {
    setError(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  const days = dueDays(new Date())

  const save = async () => {
    if (draft.what.trim() === '') {
      setError(texts.points.whatMissing)
      return
    }
    const refusal = await onSave(draft)
    if (refusal) setError(texts.common.refusal[refusal])
    else onClose()
  }

  return (
    <Dialog
      title={isNew ? texts.points.add : texts.points.edit}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button kind="main" onClick={save}>
            {texts.common.save}
          </Button>
        </>
      }
    >
      <TextArea
        label={texts.points.what}
        value={draft.what}
        onInput={(what) => change({ what: what.slice(0, pointPartMaxLength) })}
        onEnter={save}
        error={error}
        autoFocus
      />
      <Field
        label={texts.points.who}
        hint={texts.points.whoHint}
        value={draft.who}
        maxLength={pointPartMaxLength}
        onInput={(who) => change({ who })}
        onEnter={save}
      />
      <TextArea
        label={texts.points.how}
        hint={texts.points.howHint}
        value={draft.how}
        onInput={(how) => change({ how: how.slice(0, pointPartMaxLength) })}
        onEnter={save}
      />
      <fieldset class="field">
        <legend class="field-label">{texts.points.when}</legend>
        <div class="point-days">
          {dayNames.map((name) => (
            <Button
              key={name}
              kind="quiet"
              pressed={draft.when === days[name]}
              onClick={() => change({ when: draft.when === days[name] ? '' : days[name] })}
            >
              {texts.points.days[name]}
            </Button>
          ))}
        </div>
        <Field
          label={texts.points.otherDay}
          type="date"
          value={draft.when}
          onInput={(when) => change({ when })}
        />
      </fieldset>
      <Field
        label={texts.points.asks}
        value={draft.asks}
        maxLength={pointPartMaxLength}
        onInput={(asks) => change({ asks })}
        onEnter={save}
      />
      {draft.what.trim() !== '' && (
        <p class="point-reads">
          <span class="soft small">{texts.points.readsAs}</span>
          <span dir="auto">{sentence(draft)}</span>
        </p>
      )}
    </Dialog>
  )
}
