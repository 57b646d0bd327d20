import { useFormats } from '../context/context.ts'

export interface ProgressRingProps {
  readonly rank: number
  readonly count: number
  readonly label: string
}

const radius = 42
const around = 2 * Math.PI * radius

/** The true part, rounded down: full only when everything is here. */
export const wholePercent = (rank: number, count: number): number =>
  count === 0 ? 0 : Math.floor((rank / count) * 100)

export const ProgressRing = ({ rank, count, label }: ProgressRingProps) => {
  const formats = useFormats()
  const percent = wholePercent(rank, count)
  return (
    <div
      class="progress-ring"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="progress-ring-track" cx="50" cy="50" r={radius} />
        <circle
          class="progress-ring-done"
          cx="50"
          cy="50"
          r={radius}
          stroke-dasharray={`${(rank / Math.max(1, count)) * around} ${around}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span class="progress-ring-words">{formats.percent(percent / 100)}</span>
    </div>
  )
}
