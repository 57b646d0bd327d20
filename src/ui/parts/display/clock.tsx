import type { ClockReading } from '../../../domain/rounds/clock.ts'
import { useFormats, useWords } from '../../context/context.ts'
import { classNames } from '../class-names.ts'
import { IconClock, IconPause } from '../icons.tsx'
import './clock.css'

/** Time left of the step; counts on after zero. Not a live region: a clock that speaks every second is noise. */
export const Clock = ({ reading }: { readonly reading: ClockReading }) => {
  const texts = useWords('common')
  const formats = useFormats()
  const { remainingMs, paused } = reading
  if (remainingMs === undefined) return null
  const over = remainingMs <= -1000
  const spoken = formats.clockWords(remainingMs)
  const Sign = paused ? IconPause : IconClock
  return (
    <span class={classNames('clock', over && 'clock-over', paused && 'clock-paused')}>
      <Sign small />
      <span aria-hidden="true">{formats.clock(remainingMs)}</span>
      <span class="visually-hidden">
        {over ? texts.timeOver(spoken) : texts.timeLeft(spoken)}
        {paused && ` ${texts.timePaused}`}
      </span>
    </span>
  )
}
