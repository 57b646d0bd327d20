import { useComputed } from '@preact/signals'
import { isFiltering } from '../../../domain/plenary/find-notes.ts'
import { useAct, useSay } from '../../context/context.ts'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { classNames } from '../../parts/class-names.ts'
import { IconLamp, IconMore } from '../../parts/icons.tsx'
import type { StageCell } from '../../readout/stage-cells.ts'
import { TablesSaid } from '../../readout/tables-said.tsx'
import type { Desk } from '../acts/desk.ts'
import { ReadoutNotes } from './readout-notes.tsx'
import { ThemeCard } from './theme-card.tsx'
import { useChosenIn } from './use-chosen-in.ts'
import { groupsWithin } from './use-growing.ts'
import { useSpotlightIn } from './use-spotlight-in.ts'
import './readout-cell-view.css'

export interface ReadoutCellViewProps {
  readonly cell: StageCell
  readonly desk: Desk
  /** How many of its notes to draw now; none or fewer where it is not its turn yet. Reads signals. */
  readonly countDrawn: () => number
  /** Its row and its column stand beside it. */
  readonly inGrid?: true
  readonly onNamed: (theme: string, name: string | undefined) => void
}

const nothing: readonly never[] = []

/**
 * One cell of the merged grid: its themes, then the points that stand alone, as large as the others. It is drawn again
 * when its own notes change, not when another cell's do.
 */
export const ReadoutCellView = ({ cell, desk, countDrawn, inGrid, onNamed }: ReadoutCellViewProps) => {
  const act = useAct()
  const { meeting, words } = desk
  const { facilitate, plenary } = words.texts
  const say = useSay()
  const merged = useComputed(() => desk.shown.value.cells.get(cell.id))
  const { notes = nothing, themes = nothing, alone = nothing } = merged.value ?? {}
  const chosen = useChosenIn(desk.choosing, merged)
  const spotlight = useSpotlightIn(meeting.room.spotlight, cell.id)
  const drawn = useComputed(() => Math.min(Math.max(0, countDrawn()), merged.value?.notes.length ?? 0)).value
  const given = { tables: desk.tables.value, spotlight, chosen, words }
  const asked = meeting.room.plenary.tablesAsked.value
  const naming = desk.naming.value
  const heard = [...new Set(notes.map(({ table }) => table))]
  const title = facilitate.cellTitle(say(cell.row), say(cell.column))
  const isLit = spotlight.cell === cell.id
  if (notes.length === 0 && isFiltering(desk.filter.value)) return null
  const also = (note: (typeof notes)[number]) =>
    note.table === spotlight.table && note.theme !== undefined ? desk.also(note) : undefined
  // As many as fill the screen are drawn at once, the rest a moment later.
  const shownThemes = groupsWithin(themes, drawn)
  const shownAlone = alone.slice(0, Math.max(0, drawn - (notes.length - alone.length)))
  return (
    <section
      class={classNames(
        'board-cell stack-close',
        !cell.presented && 'board-cell-aside',
        isLit && 'board-cell-lit',
        drawn < notes.length && 'board-cell-growing',
      )}
      aria-label={title}
      data-cell={cell.id}
    >
      <header class="board-cell-head">
        <div class="board-cell-words">
          <h3 class={inGrid && 'visually-hidden'}>{title}</h3>
          <p class="small soft" dir="auto">
            {say(cell.cell.prompt)}
          </p>
        </div>
        {heard.length > 0 && (
          <TablesSaid tables={[...desk.tables.value.values()]} said={heard} asked={asked} words={words} />
        )}
        {notes.length > 0 && (
          <IconButton
            label={isLit ? plenary.unlight(title) : plenary.light(title)}
            icon={IconLamp}
            pressed={isLit}
            onClick={() => act(desk.plenary.light(isLit ? undefined : { cell: cell.id }))}
          />
        )}
        {!inGrid && desk.cells.length > 1 && (
          <button
            type="button"
            class="icon-button"
            aria-label={plenary.cellMenu(title)}
            aria-haspopup="menu"
            data-do="cell-menu"
          >
            {IconMore({})}
          </button>
        )}
      </header>
      {notes.length === 0 && <p class="soft small">{facilitate.noneYet}</p>}
      {shownThemes.map((theme) => (
        <ThemeCard
          key={theme.id}
          {...given}
          theme={theme}
          asked={asked}
          lit={spotlight.theme === theme.id}
          naming={naming === theme.id}
          also={also}
          onNamed={onNamed}
        />
      ))}
      {alone.length > 0 && (
        <ReadoutNotes {...given} label={themes.length > 0 ? plenary.rest : undefined} notes={shownAlone} />
      )}
    </section>
  )
}
