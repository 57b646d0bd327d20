import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { cellId, type Stage } from '../../domain/template/template.ts'
import { useSay, useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import type { ScreenMeeting } from './screen-model.ts'
import { ScreenNote, ThemeHead } from './screen-note.tsx'
import { usePageTurns } from './use-page-turns.ts'
import './screen-grid.css'

export interface ScreenGridProps {
  readonly meeting: ScreenMeeting
  readonly stage: Stage
}

/**
 * The merged grid on the wall: one row at a time, its columns beside one another, every table's notes in their cell. A
 * row that is higher than the wall goes on on further pages, all of its columns together.
 */
export const ScreenGrid = ({ meeting, stage }: ScreenGridProps) => {
  const texts = useWords('screen')
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const { cells } = meeting.room.readout.value
  const { columns = [] } = stage.grid ?? {}
  const rows = (stage.grid?.rows ?? []).filter((row) =>
    columns.some((column) => cells.has(cellId(stage.id, row.id, column.id))),
  )
  /** How many pages each row takes. */
  const [pagesOf, setPagesOf] = useState<readonly number[]>([])
  const pages = rows.flatMap((row, at) =>
    Array.from({ length: pagesOf[at] ?? 1 }, (_, part) => ({ row: row.id, part })),
  )
  const { shown, onClick } = usePageTurns(pages.length)
  const page = pages[shown]
  const signature = rows
    .flatMap((row) => columns.map(({ id }) => cells.get(cellId(stage.id, row.id, id))?.notes.length ?? 0))
    .join()

  // What is in the cells decides how many pages there are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of notes is the reason
  useLayoutEffect(() => {
    const count = () => {
      const counts = [...(box.current?.children ?? [])].map((row) =>
        Math.max(1, ...[...row.querySelectorAll<HTMLElement>('.screen-grid-cell')].map(countPages)),
      )
      setPagesOf((before) => (before.join() === counts.join() ? before : counts))
    }
    count()
    window.addEventListener('resize', count)
    return () => window.removeEventListener('resize', count)
  }, [signature])

  useLayoutEffect(() => {
    for (const cell of box.current?.querySelectorAll<HTMLElement>('.screen-grid-cell') ?? []) {
      const step = cell.clientWidth + gapOf(cell)
      const isBackwards = getComputedStyle(cell).direction === 'rtl'
      cell.scrollLeft = (page?.part ?? 0) * step * (isBackwards ? -1 : 1)
    }
  }, [page?.row, page?.part])

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys turn pages anywhere on the screen */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a tap is an addition to the keys; there are no controls here */}
      <div class="screen-grid" ref={box} onClick={onClick}>
        {rows.map((row) => (
          <section
            key={row.id}
            class={classNames('screen-grid-row', row.id !== page?.row && 'screen-grid-row-away')}
            aria-label={say(row.title)}
          >
            <h2 class="screen-cell">{say(row.title)}</h2>
            <div class="screen-grid-columns">
              {columns.map((column) => {
                const cell = cells.get(cellId(stage.id, row.id, column.id))
                return (
                  <div key={column.id} class="screen-grid-column">
                    <h3>{say(column.title)}</h3>
                    <div class="screen-grid-cell">
                      {cell?.themes.map((theme) => (
                        <section key={theme.id} class="screen-theme">
                          <ThemeHead meeting={meeting} theme={theme} />
                          {theme.notes.map((note) => (
                            <ScreenNote key={note.id} meeting={meeting} note={note} chips />
                          ))}
                        </section>
                      ))}
                      {cell?.alone.map((note) => (
                        <ScreenNote key={note.id} meeting={meeting} note={note} chips />
                      ))}
                    </div>
                  </div>
                )
              })}
            </div>
          </section>
        ))}
      </div>
      {pages.length > 1 && (
        <p class="screen-page" role="status">
          {texts.page(shown + 1, pages.length)}
        </p>
      )}
    </>
  )
}

const gapOf = (cell: HTMLElement): number => Number.parseFloat(getComputedStyle(cell).columnGap) || 0

const countPages = (cell: HTMLElement): number =>
  Math.round((cell.scrollWidth + gapOf(cell)) / (cell.clientWidth + gapOf(cell))) || 1
