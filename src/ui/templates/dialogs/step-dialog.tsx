import { useState } from 'preact/hooks'
import { promptMaxLength, stepMinutesMax, titleMaxLength } from '../../../domain/limits.ts'
import { patchStep } from '../../../domain/template/edit-template.ts'
import { type Stage, type Step, stepKinds } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { Choices } from '../../parts/fields/choices.tsx'
import { Field } from '../../parts/fields/field.tsx'
import { Select } from '../../parts/fields/select.tsx'
import { Stepper } from '../../parts/fields/stepper.tsx'
import { TextArea } from '../../parts/fields/text-area.tsx'
import { Toggle } from '../../parts/fields/toggle.tsx'
import type { DialogFor } from './about-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { GuideChoice } from './guide-choice.tsx'
import { PageChoice } from './page-choice.tsx'

export interface StepDialogProps extends DialogFor {
  readonly stage: Stage
  readonly step: Step
}

/** Who, how long and what is said; what only some kinds of step have is shown for these, and what is rare folded away. */
export const StepDialog = ({ template, stage, step, onChange, onClose }: StepDialogProps) => {
  const words = useWords('templates')
  const [draft, setDraft] = useState<Step>(step)
  const [title, setTitle] = useState(step.title ?? '')
  const [say, setSay] = useState(step.say ?? '')
  const { grid } = stage
  const columns = grid?.columns ?? []
  const set = (patch: Partial<{ [K in keyof Step]: Step[K] | undefined }>) =>
    setDraft((before) => ({ ...before, ...patch }) as Step)
  const flag = (
    of: 'optional' | 'straightToRoom' | 'phonesDown' | 'followUp',
    label: string,
    hint?: string,
  ) => (
    <Toggle
      label={label}
      hint={hint}
      on={draft[of] === true}
      onChange={(on) => set({ [of]: on || undefined })}
    />
  )
  const save = () => {
    const { id: _, ...patch } = draft
    onChange(patchStep(template, stage.id, step.id, { ...patch, title, say }))
    onClose()
  }
  const isRare =
    draft.movedBy !== undefined ||
    draft.talk !== undefined ||
    draft.hat !== undefined ||
    draft.phonesDown === true ||
    draft.followUp === true
  return (
    <EditDialog title={words.stepDialog} onSave={save} onClose={onClose}>
      <Choices
        legend={words.kind}
        value={draft.kind}
        options={stepKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        onChange={(kind) => set({ kind })}
      />
      <Stepper
        label={words.minutes}
        less={words.fewer}
        more={words.moreOf}
        value={draft.minutes}
        min={0}
        max={stepMinutesMax}
        onChange={(minutes) => set({ minutes })}
      />
      <Field
        label={words.stepTitle}
        hint={words.stepTitleHint(words.kindsShort[draft.kind])}
        value={title}
        maxLength={titleMaxLength}
        onInput={setTitle}
        onEnter={save}
      />
      <TextArea
        label={words.say}
        hint={words.sayHint}
        value={say}
        rows={2}
        onInput={(text) => setSay(text.slice(0, promptMaxLength))}
      />
      {draft.kind === 'alone' && grid && grid.rows.length > 1 && (
        <PageChoice rows={grid.rows} value={draft.pages} onChange={(pages) => set({ pages })} />
      )}
      {draft.kind === 'plenary' && columns.length > 1 && (
        <ColumnChoice
          label={words.presents}
          all={words.presentsAll}
          columns={columns}
          value={draft.presents}
          onChange={(presents) => set({ presents })}
        />
      )}
      {(draft.kind === 'plenary' || draft.kind === 'alone') &&
        grid &&
        flag('straightToRoom', words.straight, words.straightHint)}
      {flag('optional', words.optional)}
      <Disclosure summary={words.moreOptions} open={isRare}>
        <div class="stack">
          <Select
            label={words.movedBy}
            value={draft.movedBy ?? 'room'}
            options={[
              { value: 'room', label: words.movedByRoom },
              { value: 'table', label: words.movedByTable },
            ]}
            onChange={(value) => set({ movedBy: value === 'table' ? value : undefined })}
          />
          <Select
            label={words.talk}
            value={draft.talk ?? 'free'}
            options={[
              { value: 'free', label: words.talkFree },
              { value: 'spoken', label: words.talkSpoken },
              { value: 'silent', label: words.talkSilent },
            ]}
            onChange={(value) => set({ talk: value === 'free' ? undefined : value })}
          />
          {flag('phonesDown', words.phonesDown)}
          {flag('followUp', words.followUp)}
          <Select
            label={words.hat}
            value={draft.hat ?? 'none'}
            options={[
              { value: 'none', label: words.hatNone },
              { value: 'papers', label: words.hatPapers },
              { value: 'reading', label: words.hatReading },
            ]}
            onChange={(value) => set({ hat: value === 'none' ? undefined : value })}
          />
          {draft.hat && columns.length > 1 && (
            <ColumnChoice
              label={words.hatAbout}
              all={words.presentsAll}
              columns={columns}
              value={draft.about}
              onChange={(about) => set({ about })}
            />
          )}
          <GuideChoice
            value={[...new Set(draft.guide)]}
            onChange={(guide) => set({ guide: guide.length > 0 ? guide : undefined })}
          />
        </div>
      </Disclosure>
    </EditDialog>
  )
}

interface ColumnChoiceProps {
  readonly label: string
  readonly all: string
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  /** undefined: all. */
  readonly value: readonly string[] | undefined
  readonly onChange: (value: readonly string[] | undefined) => void
}

/** All columns, or some of them. */
const ColumnChoice = ({ label, all, columns, value, onChange }: ColumnChoiceProps) => (
  <fieldset class="field">
    <legend class="field-label">{label}</legend>
    <Toggle
      label={all}
      on={value === undefined}
      onChange={(on) => onChange(on ? undefined : columns.map(({ id }) => id))}
    />
    {value !== undefined &&
      columns.map((column) => (
        <Toggle
          key={column.id}
          label={column.title}
          on={value.includes(column.id)}
          onChange={(on) =>
            onChange(columns.map(({ id }) => id).filter((id) => (id === column.id ? on : value.includes(id))))
          }
        />
      ))}
  </fieldset>
)
