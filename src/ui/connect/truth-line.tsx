import type { Truth } from '../../models/connect/connection-types.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { IconForward } from '../parts/icons.tsx'
import './truth-line.css'

type Circle = 'me' | 'table' | 'room'
type Words =
  | 'saving'
  | 'full'
  | 'onlyHere'
  | 'roomWaits'
  | `${'table' | 'room'}${'HasIt' | 'OnItsWay' | 'Alone' | 'Apart'}`

const reached = { 'has-it': 'HasIt', 'on-its-way': 'OnItsWay', alone: 'Alone' } as const

/** Which sentence is true now, of the circle one is looking at. */
export const truthWords = (truth: Truth, circle: Circle): Words => {
  if (truth.here === 'full') return 'full'
  if (truth.here === 'saving') return 'saving'
  if (circle === 'me') return 'onlyHere'
  const [of, how] =
    circle === 'table' && truth.table ? (['table', truth.table] as const) : (['room', truth.room] as const)
  if (how === 'waits') return 'roomWaits'
  return `${of}${how === 'alone' && truth.apart ? 'Apart' : reached[how]}`
}

export interface TruthLineProps {
  readonly truth: Truth
  readonly circle: Circle
  /** To the figures and to pairing. */
  readonly onOpen: () => void
}

/** One calm line about saving and linking; more is one tap away. */
export const TruthLine = ({ truth, circle, onOpen }: TruthLineProps) => {
  const texts = useWords('meeting')
  const words = truthWords(truth, circle)
  const kind =
    words === 'full'
      ? 'bad'
      : words.endsWith('Alone') || words.endsWith('Apart')
        ? 'alone'
        : words.endsWith('OnItsWay') || words === 'roomWaits'
          ? 'way'
          : 'good'
  return (
    <button type="button" class="truth-line" onClick={onOpen}>
      <span class={classNames('truth-dot', `truth-dot-${kind}`)} aria-hidden="true" />
      <span role="status">{texts.truth[words]}</span>
      <span class="visually-hidden">{texts.truth.details}</span>
      <IconForward small />
    </button>
  )
}
