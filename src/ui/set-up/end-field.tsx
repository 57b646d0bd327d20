import { useFormats, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Field } from '../parts/fields/field.tsx'
import { endTime, isTomorrow, minutesUntil } from './end-time.ts'

export interface EndFieldProps {
  /** 'HH:MM', or '' for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly neededMinutes: number
}

/** The optional end, and whether the stages fit into the time until then. */
export const EndField = ({ value, onChange, neededMinutes }: EndFieldProps) => {
  const texts = useWords('setUp')
  const formats = useFormats()
  const now = Date.now()
  const endsAt = endTime(value, now)
  const needed = formats.minutes(neededMinutes)
  const fits = endsAt === undefined || minutesUntil(endsAt, now) >= neededMinutes
  return (
    <div class="stack-close">
      <div class="set-up-end-field">
        <Field label={texts.end} hint={texts.endHint} type="time" value={value} onInput={onChange} />
        {value && (
          <Button kind="plain" onClick={() => onChange('')}>
            {texts.endClear}
          </Button>
        )}
      </div>
      <p class="small soft" role="status">
        {endsAt !== undefined && isTomorrow(endsAt, now) && `${texts.endTomorrow} `}
        {endsAt !== undefined && (fits ? texts.endFits(needed) : texts.endTight(needed))}
      </p>
    </div>
  )
}
