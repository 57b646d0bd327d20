import { type MeetingProps, useFormats, useWords } from '../context/context.ts'
import { endEdge } from '../parts/frame/edges.ts'
import { IconDocument, IconSpeak, IconTable } from '../parts/icons.tsx'
import { useTableWords } from '../readout/table-words.ts'
import { useTablesCount } from './tables/use-tables-count.ts'
import '../parts/frame/tabs.css'
import './board-bar.css'

export type Side = 'tables' | 'presenting' | 'points'

export interface BoardBarProps extends MeetingProps {
  readonly open: Side | undefined
  readonly onOpen: (side: Side) => void
}

/** Where the sides do not fit beside the readout: the way to each, within a thumb's reach. */
export const BoardBar = ({ meeting, open, onOpen }: BoardBarProps) => {
  const texts = useWords('facilitate')
  const formats = useFormats()
  const words = useTableWords()
  const tables = meeting.tables.value.filter((table) => !table.closed)
  const count = useTablesCount(meeting)
  const presenting = tables.find(({ id }) => id === meeting.room.spotlight.value.table)
  const entries = [
    {
      side: 'tables' as const,
      icon: IconTable,
      label: texts.tables,
      fact: count ?? texts.tablesCount(tables.length),
    },
    {
      side: 'presenting' as const,
      icon: IconSpeak,
      label: texts.presenting,
      fact: presenting ? words(presenting) : texts.nobody,
    },
    {
      side: 'points' as const,
      icon: IconDocument,
      label: texts.actionPoints,
      fact: formats.number(meeting.room.points.value.length),
    },
  ]
  return (
    <nav class="bottom-bar board-bar" ref={endEdge} aria-label={texts.sides}>
      {entries.map(({ side, icon: Sign, label, fact }) => (
        <button
          key={side}
          type="button"
          class="bottom-bar-tab"
          aria-haspopup="dialog"
          aria-expanded={open === side}
          onClick={() => onOpen(side)}
        >
          <span class="bottom-bar-sign">
            <Sign />
          </span>
          <span>{label}</span>
          <span class="board-bar-fact">{fact}</span>
        </button>
      ))}
    </nav>
  )
}
