import type { GridLine, Step } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Toggle } from '../../parts/fields/toggle.tsx'

export interface PageChoiceProps {
  readonly rows: readonly GridLine[]
  /** As lists of row ids; undefined: one page. */
  readonly value: Step['pages']
  readonly onChange: (value: Step['pages']) => void
}

/** Whether people who write alone see the rows on short pages, and where a page begins. */
export const PageChoice = ({ rows, value, onChange }: PageChoiceProps) => {
  const words = useWords('templates')
  const begins = (id: string) => value?.some((page) => page[0] === id) === true
  const from = (starts: (id: string) => boolean): Step['pages'] => {
    const pages: string[][] = []
    for (const { id } of rows) {
      const last = pages.at(-1)
      if (last && !starts(id)) last.push(id)
      else pages.push([id])
    }
    return pages
  }
  return (
    <>
      <Toggle
        label={words.pages}
        hint={words.pagesHint}
        on={value !== undefined}
        onChange={(on) => onChange(on ? from(() => true) : undefined)}
      />
      {value !== undefined && rows.length > 2 && (
        <fieldset class="field">
          <legend class="field-label">{words.pageBegins}</legend>
          {rows.slice(1).map((row) => (
            <Toggle
              key={row.id}
              label={row.title}
              on={begins(row.id)}
              onChange={(on) => onChange(from((id) => (id === row.id ? on : begins(id))))}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
