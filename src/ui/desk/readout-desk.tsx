import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { findNotes } from '../../domain/plenary/find-notes.ts'
import type { Stage } from '../../domain/template/template.ts'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { Tabs } from '../parts/frame/tabs.tsx'
import { IconGrid, IconList, IconRedo, IconSearch, IconUndo } from '../parts/icons.tsx'
import { useMedia } from '../parts/use-media.ts'
import { useReadoutWords } from '../readout/readout-words.ts'
import type { StageCell } from '../readout/stage-cells.ts'
import { useAlso } from '../readout/use-also.ts'
import { ChosenBar } from './acts/chosen-bar.tsx'
import { createDeskState, type Desk } from './acts/desk.ts'
import { dragNotes } from './acts/drag-notes.ts'
import { PlaceDialog } from './acts/place-dialog.tsx'
import { ReadoutMenu } from './acts/readout-menu.tsx'
import { useActs } from './acts/use-acts.ts'
import { useKeptFocus } from './acts/use-kept-focus.ts'
import { usePresses } from './acts/use-presses.ts'
import { useUndoKeys } from './acts/use-undo-keys.ts'
import { ReadoutByCell } from './cards/readout-by-cell.tsx'
import { ReadoutByTable } from './cards/readout-by-table.tsx'
import { ReadoutGrid } from './cards/readout-grid.tsx'
import { RecentNotes } from './cards/recent-notes.tsx'
import { SetAside } from './cards/set-aside.tsx'
import { FindBar, type ReadoutOrder } from './find/find-bar.tsx'
import { LikelyButton, LikelyList } from './likely/likely-list.tsx'
import { useLikely } from './likely/use-likely.ts'
import './readout-desk.css'

export interface ReadoutDeskProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly stage: Stage
  readonly cells: readonly StageCell[]
  readonly count: number
  readonly view: ReadoutView
  readonly onView: (view: ReadoutView) => void
}

export type ReadoutView = 'list' | 'grid'

/** Narrower than this, a grid's columns cannot be read. */
const gridWide = '(min-width: 48rem)'

/**
 * Where the facilitator works on what the tables shared: reads it in the order that helps, groups what says the same,
 * puts aside, lights. Without a single theme it is as useful: a facilitator hosts, and may have no hand free.
 */
export const ReadoutDesk = ({ meeting, facilitate, stage, cells, count, view, onView }: ReadoutDeskProps) => {
  const facilitateWords = useWords('facilitate')
  const plenaryWords = useWords('plenary')
  const say = useSay()
  const words = useReadoutWords()
  const also = useAlso(meeting)
  const state = useMemo(createDeskState, [])
  const order = useSignal<ReadoutOrder>('cell')
  const isFinding = useSignal(false)
  const mayGrid = useMedia(gridWide)
  const isGrid = mayGrid && view === 'grid'
  const tables = useComputed(() => new Map(meeting.tables.value.map((table) => [table.id, table])))
  const withdrawn = useComputed(() => meeting.room.readout.value.withdrawn)
  const hasThemes = useComputed(() =>
    [...meeting.room.readout.value.cells.values()].some(({ themes }) => themes.length > 0),
  )
  const shown = useComputed(() => findNotes(meeting.room.readout.value, state.filter.value))
  const found = useComputed(() => {
    let notes = 0
    for (const { id } of cells) notes += shown.value.cells.get(id)?.notes.length ?? 0
    return notes
  }).value
  const { plenary } = facilitate
  const desk: Desk = { ...state, meeting, plenary, tables, cells, shown, words, also }
  const acts = useActs(desk)
  const likely = useLikely(
    desk,
    cells.map(({ id }) => id),
  )
  const root = useRef<HTMLElement>(null)
  usePresses(root, desk)
  useUndoKeys(acts)
  useKeptFocus(root)
  const drop = useRef(acts.drop)
  drop.current = acts.drop
  useEffect(
    () => (root.current ? dragNotes(root.current, (note, onto) => void drop.current(note, onto)) : undefined),
    [],
  )
  // What was chosen in another stage is out of sight; nothing should happen to it.
  useEffect(
    () => () => {
      state.choosing.clear()
      state.filter.value = {}
    },
    [stage.id, state],
  )

  const nameTheme = (theme: string, name: string | undefined) => {
    state.naming.value = undefined
    if (name !== undefined) void acts.rename(theme, name)
    requestAnimationFrame(() => {
      const field = root.current?.querySelector<HTMLElement>(
        `[data-theme="${CSS.escape(theme)}"] .theme-name`,
      )
      if (document.activeElement === document.body) field?.focus()
    })
  }
  const { undoes, redoes } = plenary
  return (
    <section class="board-readout stack-close" aria-labelledby="readout" ref={root}>
      <div class="board-readout-head">
        <h2 id="readout" class="visually-hidden" tabIndex={-1}>
          {say(stage.title)}
        </h2>
        {mayGrid && (
          <Tabs
            label={facilitateWords.shownAs}
            current={isGrid ? 'grid' : 'list'}
            onChange={onView}
            tabs={[
              { id: 'list', label: facilitateWords.list, icon: IconList },
              { id: 'grid', label: facilitateWords.grid, icon: IconGrid },
            ]}
          />
        )}
        <span class="board-readout-count soft small" role="status">
          {found < count ? plenaryWords.found(found, count) : facilitateWords.notes(count)}
        </span>
        <div class="board-readout-tools">
          <LikelyButton likely={likely} />
          <Button
            kind="plain"
            icon={IconSearch}
            class="board-readout-find"
            expanded={isFinding.value}
            onClick={() => {
              isFinding.value = !isFinding.value
              if (!isFinding.value) state.filter.value = {}
            }}
          >
            {plenaryWords.find}
          </Button>
          <IconButton
            label={undoes.value ? plenaryWords.undoes[undoes.value] : plenaryWords.undo}
            icon={IconUndo}
            disabled={!undoes.value}
            onClick={() => void acts.undo()}
          />
          <IconButton
            label={redoes.value ? plenaryWords.redoes[redoes.value] : plenaryWords.redo}
            icon={IconRedo}
            disabled={!redoes.value}
            onClick={() => void acts.redo()}
          />
        </div>
      </div>
      {isFinding.value && (
        <FindBar
          desk={desk}
          stage={stage.id}
          {...(isGrid
            ? {}
            : {
                order: {
                  value: order.value,
                  onChange: (next: ReadoutOrder) => {
                    order.value = next
                  },
                },
              })}
        />
      )}
      <LikelyList desk={desk} acts={acts} likely={likely} />
      {found === 0 && count > 0 && <p class="soft">{plenaryWords.findNothing}</p>}
      {isGrid ? (
        <ReadoutGrid key={stage.id} desk={desk} stage={stage} cells={cells} onNamed={nameTheme} />
      ) : order.value === 'recent' ? (
        <RecentNotes desk={desk} stage={stage.id} />
      ) : order.value === 'table' ? (
        <ReadoutByTable desk={desk} cells={cells} />
      ) : (
        <ReadoutByCell key={stage.id} desk={desk} cells={cells} onNamed={nameTheme} />
      )}
      {count > 1 && !hasThemes.value && <p class="soft small">{plenaryWords.howTo}</p>}
      <SetAside desk={desk} acts={acts} stage={stage.id} />
      {withdrawn.value > 0 && <p class="soft small">{facilitateWords.withdrawn(withdrawn.value)}</p>}
      <ChosenBar desk={desk} acts={acts} />
      <ReadoutMenu desk={desk} acts={acts} />
      <PlaceDialog desk={desk} acts={acts} />
    </section>
  )
}
