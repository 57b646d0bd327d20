import type { Cell, GridLine, Stage, Step } from '../domain/template/template.ts'

/** A cell's words: its prompt, then the self-questions. */
type Words = readonly [prompt: string, ...questions: string[]]

/** The cells of one row, by column id, so that a template reads as the grid that it is. */
export const cells = (row: string, columns: Readonly<Record<string, Words>>): readonly Cell[] =>
  Object.entries(columns).map(([column, [prompt, ...questions]]) => ({ row, column, prompt, questions }))

/** Rows or columns: titles by id. */
export const lines = (titles: Readonly<Record<string, string>>): readonly GridLine[] =>
  Object.entries(titles).map(([id, title]) => ({ id, title }))

/** Its id is its kind's name, where no other is given. */
export const step = <Kind extends Step['kind']>(
  kind: Kind,
  minutes: number,
  say: string,
  { id = kind, ...more }: Partial<Step> = {},
): Step => ({ id, kind, minutes, say, ...more })

/** A stage of one step, without a grid. */
export const spokenStage = (kind: 'open' | 'close', ...words: [number, string, Partial<Step>?]): Stage => ({
  id: kind,
  title: kind === 'open' ? 'Open' : 'Close',
  steps: [step(kind, ...words)],
})
