import { Component } from 'preact'
import type { ThemeId } from '../../../domain/ids.ts'
import type { ReadoutNote, ReadoutTheme } from '../../../domain/plenary/readout.ts'
import { classNames } from '../../parts/class-names.ts'
import { IconLamp, IconMore } from '../../parts/icons.tsx'
import { isNoteLit } from '../../readout/is-note-lit.ts'
import { TablesSaid } from '../../readout/tables-said.tsx'
import { ReadoutNotes, type ReadoutNotesGiven } from './readout-notes.tsx'
import { ThemeName } from './theme-name.tsx'
import '../../readout/theme.css'

export interface ThemeCardProps extends ReadoutNotesGiven {
  readonly theme: ReadoutTheme
  /** Of how many tables "4 of 6" speaks. */
  readonly asked: number
  /** Shown on every device now. */
  readonly lit: boolean
  /** Its name is being written. */
  readonly naming: boolean
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
    const { plenary } = words.texts
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
          </div>
          <TablesSaid tables={[...tables.values()]} said={theme.tables} asked={asked} words={words} />
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
        <ReadoutNotes
          notes={theme.notes}
          tables={tables}
          spotlight={spotlight}
          chosen={chosen}
          words={words}
          also={also}
        />
      </section>
    )
  }
}
