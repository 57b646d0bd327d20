import type { Fault, Problem } from '../../lib/fault.ts'

/** Where in a template a fault is, in the words that its writer would look for. Numbers count from 1. */
export interface FaultPlace {
  readonly problem: Problem
  readonly stage?: Named
  readonly step?: Named
  readonly row?: Named
  readonly column?: Named
  /** A question of the grid, by the titles of its row and column where they are known. */
  readonly cell?: Named & { readonly rowTitle?: string; readonly columnTitle?: string }
  readonly rounds?: Named
  /** The key that is wrong ('title', 'minutes', 'prompt'); '' where the thing itself is. */
  readonly field: string
}

interface Named {
  readonly number: number
  readonly title?: string
}

const shownMaxLength = 60

/** The value's own property; never one that it inherits. */
const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

const wordsAt = (value: unknown, key: string): string | undefined => {
  const words = own(value, key)
  return typeof words === 'string' && words.trim() !== '' ? words.trim().slice(0, shownMaxLength) : undefined
}

const nameItem = (value: unknown, index: string): Named => {
  const title = wordsAt(value, 'title')
  return { number: Number(index) + 1, ...(title === undefined ? {} : { title }) }
}

const kinds = {
  stages: 'stage',
  steps: 'step',
  rows: 'row',
  columns: 'column',
  cells: 'cell',
  rounds: 'rounds',
} as const

/** @param source the value that was checked, as it came */
export const faultPlace = (fault: Fault, source: unknown): FaultPlace => {
  const found: { -readonly [K in keyof FaultPlace]?: FaultPlace[K] } = {}
  const keys = fault.path.split('.').filter(Boolean)
  let value = source
  let grid: unknown
  let field = ''
  keys.forEach((key, at) => {
    const list = keys[at - 1] ?? ''
    value = own(value, key)
    if (key === 'grid') grid = value
    if (/^\d+$/.test(key) && Object.hasOwn(kinds, list) && !found[kinds[list as keyof typeof kinds]]) {
      const kind = kinds[list as keyof typeof kinds]
      found[kind] =
        kind === 'cell' ? { ...nameItem(value, key), ...cellTitles(value, grid) } : nameItem(value, key)
      field = ''
    } else if (!/^\d+$/.test(key)) field = key
  })
  return { ...found, problem: fault.problem, field }
}

const cellTitles = (cell: unknown, grid: unknown) => {
  const title = (lines: string, id: string | undefined) => {
    const all = own(grid, lines)
    return Array.isArray(all)
      ? wordsAt(
          all.find((line) => wordsAt(line, 'id') === id),
          'title',
        )
      : undefined
  }
  const rowTitle = title('rows', wordsAt(cell, 'row'))
  const columnTitle = title('columns', wordsAt(cell, 'column'))
  return {
    ...(rowTitle === undefined ? {} : { rowTitle }),
    ...(columnTitle === undefined ? {} : { columnTitle }),
  }
}
