import type { DocumentSource } from '../../src/domain/document/working-document.ts'
import type { NoteMark, SharedNote, Theme } from '../../src/domain/records/records.ts'
import { sampleSource } from './a-document.ts'

const tableCount = 40

/** A room of 40 tables with a note in every cell, some in themes, some parked. */
export const largeSource = (): DocumentSource => {
  const source = sampleSource()
  const tables = Array.from({ length: tableCount }, (_, index) => {
    const number = index + 1
    return { id: `t${number}`, name: number % 3 === 0 ? '' : `Bay ${number}`, number, signers: [] }
  })
  const cells = (source.template?.stages ?? []).flatMap(({ id, grid }) =>
    (grid?.rows ?? []).flatMap((row) =>
      (grid?.columns ?? []).map((column) => `${id}/${row.id}/${column.id}`),
    ),
  )
  const notes = new Map<string, SharedNote>()
  const marks = new Map<string, NoteMark>()
  const themes = new Map<string, Theme>()
  for (const cell of cells) {
    const theme = cell.replaceAll('/', '-')
    themes.set(theme, { id: theme, cell, name: `Theme of ${cell}` })
    for (const { id: table } of tables) {
      const id = `${table}-${notes.size}`
      notes.set(id, {
        id,
        table,
        signer: 's',
        content: { cell, text: `Note${notes.size} of ${table}`, order: `a${notes.size}` },
      })
      if (notes.size % 3 === 0) marks.set(id, { theme })
      else if (notes.size % 17 === 0) marks.set(id, { parked: true })
    }
  }
  return { ...source, tables, notes, marks, themes }
}
