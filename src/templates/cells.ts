import type { Cell } from '../domain/template/template.ts'

/** A cell's words: its prompt, then the self-questions. */
type Words = readonly [prompt: string, ...questions: string[]]

/** The cells of one row, by column id, so that a template reads as the grid that it is. */
export const cells = (row: string, columns: Readonly<Record<string, Words>>): readonly Cell[] =>
  Object.entries(columns).map(([column, [prompt, ...questions]]) => ({ row, column, prompt, questions }))
