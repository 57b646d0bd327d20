import { type Answer, answerOf, type Finding, type RoomFindings } from '../../domain/joining/room-check.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { type Icon, IconCheck, IconClose, IconInfo, IconLess } from '../parts/icons.tsx'

const signs: Readonly<Record<Answer | 'untried', Icon>> = {
  good: IconCheck,
  fair: IconInfo,
  bad: IconClose,
  untried: IconLess,
}

/** In the order in which they are tried. */
const always: readonly Finding[] = [
  'storage',
  'offline',
  'awake',
  'camera',
  'addresses',
  'linkHere',
  'portal',
]
/** Shown where there is something to say. */
const sometimes: readonly Finding[] = ['before', 'localNetwork', 'relays']

export interface FindingsProps {
  readonly found: RoomFindings
  readonly trying?: Finding | undefined
}

/** What one device has found out, a line each: a sign, what it is, and how it is. */
export const Findings = ({ found, trying }: FindingsProps) => {
  const texts = useWords('check')
  const shown = [...always, ...sometimes.filter((finding) => found[finding] || finding === trying)]
  return (
    <ul class="check-findings">
      {shown.map((finding) => {
        const outcome = found[finding]
        const answer = outcome && finding !== trying ? answerOf(finding, outcome) : undefined
        return (
          <Line
            key={finding}
            answer={answer}
            busy={finding === trying}
            what={texts.finding[finding]}
            how={(answer && outcome && texts.outcome[finding][outcome]) || texts.notTried}
          />
        )
      })}
    </ul>
  )
}

export interface LineProps {
  readonly answer: Answer | undefined
  readonly busy?: boolean
  readonly what: string
  readonly how: string
}

export const Line = ({ answer, busy = false, what, how }: LineProps) => {
  const kind = answer ?? 'untried'
  const Sign = signs[kind]
  return (
    <li class={classNames('check-line', `check-${kind}`, busy && 'check-busy')}>
      <span class="check-sign" aria-hidden="true">
        <Sign small />
      </span>
      <span>
        <strong>{what}</strong>
        <span class="check-how">{how}</span>
      </span>
    </li>
  )
}
