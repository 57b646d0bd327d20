import type { Template } from '../../domain/template/template.ts'
import { fitTemplate, lengthsOf } from '../../templates/fit.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Choices } from '../parts/fields/choices.tsx'
import type { SetUpDraft } from '../templates/remembered-draft.ts'
import { totalMinutes } from '../templates/total-minutes.ts'

export interface FitFieldProps {
  /** As it was chosen, and as this meeting runs it. */
  readonly template: Template
  readonly fitted: Template
  readonly length: number | undefined
  readonly continues: boolean
  readonly onChange: (part: Partial<SetUpDraft>) => void
}

/** Its usual numbers of turns: more than four people are not heard well in one sitting. */
const presentersUsual = [2, 3, 4]

/** How long the meeting is, or how many present in it; nothing where the template leaves no choice. */
export const FitField = ({ template, fitted, length, continues, onChange }: FitFieldProps) => {
  const texts = useWords('setUp')
  const formats = useFormats()
  const lengths = lengthsOf(template)
  const [rounds, ...others] = template.rounds ?? []
  if (lengths.length > 1) {
    const sumPromised = (minutes: number) => {
      const stages = fitTemplate(template, { length: minutes, continues }).stages
      const looksBack = stages.flatMap(({ steps }) => steps).filter(({ followUp }) => followUp)
      return formats.minutes(looksBack.reduce((sum, step) => sum + step.minutes, 0))
    }
    return (
      <Choices
        legend={texts.length}
        value={String(length ?? lengths[0])}
        onChange={(value) => onChange({ length: Number(value) })}
        options={lengths.map((minutes, at) => ({
          value: String(minutes),
          label: formats.minutes(minutes),
          hint: [
            at === 0 ? texts.lengthHint.full : texts.lengthHint.short,
            ...(continues ? [texts.lengthHint.promised(sumPromised(minutes))] : []),
          ].join(' '),
        }))}
      />
    )
  }
  if (!rounds || others.length > 0) return null
  const counts = [...new Set([...presentersUsual, rounds.presenters])].sort((a, b) => a - b)
  return (
    <Choices
      legend={texts.presenters}
      value={String(fitted.rounds?.[0]?.presenters ?? rounds.presenters)}
      onChange={(value) => onChange({ presenters: Number(value) })}
      options={counts.map((presenters) => ({
        value: String(presenters),
        label: texts.presentersCount(presenters),
        hint: texts.presentersHint(
          formats.minutes(totalMinutes(fitTemplate(template, { presenters, continues }))),
        ),
      }))}
    />
  )
}
