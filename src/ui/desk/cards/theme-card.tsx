import { Component } from 'preact'
import type { NoteId, TableId, ThemeId } from '../../../domain/ids.ts'
import type { ReadoutNote, ReadoutTheme } from '../../../domain/plenary/readout.ts'
import type { Spotlight, Table } from '../../../domain/records/records.ts'
import { NoteGrid } from '../../notes/note-grid.tsx'
import { classNames } from '../../parts/class-names.ts'
import { tableChip } from '../../parts/display/table-chip.tsx'
import { IconLamp, IconMore } from '../../parts/icons.tsx'
import { isNoteLit } from '../../readout/is-note-lit.ts'
import type { ReadoutWords } from '../../readout/readout-words.ts'
import { ReadoutNoteView } from './readout-note-view.tsx'
import { ThemeName } from './theme-name.tsx'
import '../../readout/theme.css'

export interface ThemeCardProps {
  readonly theme: ReadoutTheme
  readonly tables: ReadonlyMap<TableId, Table>
  /** Of how many tables "4 of 6" speaks. */
  readonly asked: number
  /** Shown on every device now. */
  readonly lit: boolean
  readonly spotlight: Spotlight
  readonly chosen: ReadonlySet<NoteId>
  /** Its name is being written. */
  readonly naming: boolean
  readonly words: ReadoutWords
  /** The name that was written; undefined where it was left as it is. */
  readonly also: (note: ReadoutNote) => string | undefined
  readonly onNamed: (theme: ThemeId, name: string | undefined) => void
}

/** Notes that say the same, each in its own words, and how many tables said it. */
export class ThemeCard extends Component<ThemeCardProps> {
  override shouldComponentUpdate(next: ThemeCardProps): boolean {
    const was = this.props
    const { theme, spotlight } = next
    // Who speaks concerns this theme only where one of its tables does, or did.
    const concerned =
      spotlight !== was.spotlight &&
      theme.notes.some((note) => isNoteLit(spotlight, note) || isNoteLit(was.spotlight, note))
    return (
      concerned ||
      theme !== was.theme ||
      next.tables !== was.tables ||
      next.asked !== was.asked ||
      next.lit !== was.lit ||
      next.naming !== was.naming ||
      next.words !== was.words ||
      (next.chosen !== was.chosen && theme.notes.some(({ id }) => next.chosen.has(id) !== was.chosen.has(id)))
    )
  }

  override render(props: ThemeCardProps) {
    const { theme, tables, asked, lit, spotlight, chosen, naming, words, also, onNamed } = props
    const { plenary, common } = words.texts
    const name = theme.name || plenary.unnamed
    const light = lit ? plenary.unlight(name) : plenary.light(name)
    return (
      <section
        class={classNames('theme stack-close', lit && 'theme-lit')}
        data-theme={theme.id}
        aria-label={plenary.theme(name)}
      >
        <header class="theme-head">
          <div class="theme-words">
            {naming ? (
              <ThemeName name={theme.name} onDone={(named) => onNamed(theme.id, named)} />
            ) : (
              <h4 class="theme-title">
                <button
                  type="button"
                  class="theme-name"
                  data-do="theme-name"
                  title={plenary.rename}
                  dir="auto"
                >
                  {theme.name || plenary.nameIt}
                </button>
              </h4>
            )}
            <div class="theme-tables">
              <span class="badge">{plenary.agree(theme.tables.length, asked)}</span>
              {theme.tables.map((id) => {
                const table = tables.get(id)
                return table && tableChip({ table, named: true }, common, words.formats)
              })}
            </div>
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label={light}
            title={light}
            aria-pressed={lit}
            data-do="theme-light"
          >
            {IconLamp({})}
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={plenary.themeMenu(name)}
            aria-haspopup="menu"
            data-do="theme-menu"
          >
            {IconMore({})}
          </button>
        </header>
        <NoteGrid
          notes={theme.notes}
          given={[tables, spotlight, chosen, words]}
          card={(note) => (
            <ReadoutNoteView
              note={note}
              table={tables.get(note.table)}
              lit={isNoteLit(spotlight, note)}
              chosen={chosen.has(note.id)}
              also={also(note)}
              words={words}
            />
          )}
        />
      </section>
    )
  }
}
