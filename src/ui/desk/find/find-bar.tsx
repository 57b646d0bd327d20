import type { NoteFilter } from '../../../domain/plenary/find-notes.ts'
import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconClose, IconPerson, IconSpeak, IconStar } from '../../parts/icons.tsx'
import { useTableWords } from '../../readout/table-words.ts'
import type { Desk } from '../acts/desk.ts'
import '../../parts/fields/field.css'
import './find-bar.css'

export type ReadoutOrder = 'cell' | 'table' | 'recent'

export interface FindBarProps {
  readonly desk: Desk
  /** The stage whose themes are offered. */
  readonly stage: string
  /** In which order the list stands; absent where there is none, as in the grid. */
  readonly order?: { readonly value: ReadoutOrder; readonly onChange: (order: ReadoutOrder) => void }
}

const orders = ['cell', 'table', 'recent'] as const

/** A person who asks for the search types next. */
const takeFocus = (field: HTMLElement | null) => field?.focus({ preventScroll: true })

/** Words, a table, a theme, what is starred, points of one table alone; and the order of the list. */
export const FindBar = ({ desk, stage, order }: FindBarProps) => {
  const facilitate = useWords('facilitate')
  const plenary = useWords('plenary')
  const nameOf = useTableWords()
  const filter = desk.filter.value
  const themes = [...desk.meeting.room.readout.value.cells.values()].flatMap(({ cell, themes: here }) =>
    cell.startsWith(`${stage}/`) ? here : [],
  )
  const change = (name: keyof NoteFilter, value: string | true | undefined) => {
    const { [name]: _, ...others } = desk.filter.peek()
    desk.filter.value = value === undefined || value === '' ? others : { ...others, [name]: value }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: Safari knows the element from 17 on only
    <form
      role="search"
      class="find-bar"
      aria-label={plenary.find}
      onSubmit={(event) => event.preventDefault()}
    >
      <input
        ref={takeFocus}
        class="input find-words"
        type="search"
        dir="auto"
        aria-label={plenary.findWords}
        placeholder={plenary.findWords}
        value={filter.text ?? ''}
        enterkeyhint="search"
        onInput={(event) => change('text', event.currentTarget.value)}
      />
      <select
        class="input find-select"
        aria-label={plenary.findTable}
        value={filter.table ?? ''}
        onChange={(event) => change('table', event.currentTarget.value)}
      >
        <option value="">{plenary.allTables}</option>
        {[...desk.tables.value.values()].map((table) => (
          <option key={table.id} value={table.id}>
            {nameOf(table)}
          </option>
        ))}
      </select>
      {themes.length > 0 && (
        <select
          class="input find-select"
          aria-label={plenary.findTheme}
          value={filter.theme ?? ''}
          onChange={(event) => change('theme', event.currentTarget.value)}
        >
          <option value="">{plenary.allThemes}</option>
          {themes.map((theme) => (
            <option key={theme.id} value={theme.id}>
              {theme.name || theme.notes[0]?.text}
            </option>
          ))}
        </select>
      )}
      <Button
        kind="quiet"
        icon={IconStar}
        class="find-toggle"
        pressed={filter.starred === true}
        onClick={() => change('starred', filter.starred ? undefined : true)}
      >
        {plenary.findStarred}
      </Button>
      <Button
        kind="quiet"
        icon={IconPerson}
        class="find-toggle"
        pressed={filter.minority === true}
        onClick={() => change('minority', filter.minority ? undefined : true)}
      >
        {plenary.findMinority}
      </Button>
      <Button
        kind="quiet"
        icon={IconSpeak}
        class="find-toggle"
        pressed={filter.unsaid === true}
        onClick={() => change('unsaid', filter.unsaid ? undefined : true)}
      >
        {plenary.findUnsaid}
      </Button>
      {order && (
        <select
          class="input find-select"
          aria-label={facilitate.order}
          value={order.value}
          onChange={(event) => {
            const chosen = orders.find((one) => one === event.currentTarget.value)
            if (chosen) order.onChange(chosen)
          }}
        >
          <option value="cell">{facilitate.byCell}</option>
          <option value="table">{plenary.byTable}</option>
          <option value="recent">{facilitate.byRecent}</option>
        </select>
      )}
      <Button
        kind="plain"
        icon={IconClose}
        disabled={Object.keys(filter).length === 0}
        onClick={() => {
          desk.filter.value = {}
        }}
      >
        {plenary.showAll}
      </Button>
    </form>
  )
}
