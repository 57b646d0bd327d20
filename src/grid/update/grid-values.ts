import { nameMaxLength } from '../../domain/limits.ts'
import { cellPattern } from '../../domain/records/shared-readers.ts'
import { isTextKeyOf } from '../note-texts.ts'
import { isPaceFact } from '../table-pace.ts'
import { documentLimits } from './grid-limits.ts'
import type { Id } from './read-update.ts'

export type Root = keyof typeof documentLimits.keys

export const isRoot = (name: unknown): name is Root =>
  typeof name === 'string' && Object.hasOwn(documentLimits.keys, name)

const noteKey = /^t[1-9]\d{0,2}-[A-Za-z0-9-]{1,64}\/(at|by|gone|edited\/[A-Za-z0-9-]{1,64})$/
const devicePattern = /^[0-9a-f]{32}$/
const orderPattern = /^[0-9A-Za-z]{1,128}$/

/** Whether a map of the grid has such keys. A key of `texts` also names its own struct: see isTextKeyOf. */
const isGridKey = (root: Root, key: string): boolean =>
  root === 'notes'
    ? noteKey.test(key)
    : root === 'seats'
      ? devicePattern.test(key)
      : root === 'table'
        ? key === 'agreed'
        : root === 'pace'
          ? key.length <= 140
          : false

/** Whether an honest device may have written this value there, in this edition or the first one, which had `seats` and `table`. */
export const isGridValue = (root: Root, key: string, value: unknown): boolean => {
  if (!isGridKey(root, key)) return false
  if (root === 'notes') return isNoteValue(noteKey.exec(key)?.[1] ?? '', value)
  if (root === 'seats') return isSeat(value)
  if (root === 'table') return value === true
  return isPaceFact(key, value)
}

/** Whether there may be something overwritten or deleted at this place. */
export const isGridPlace = (root: Root, key: string): boolean => root !== 'texts' && isGridKey(root, key)

/** Whether this struct may open a text under this key. */
export const isTextPlace = (key: string, id: Id): boolean => isTextKeyOf(key, id)

const isNoteValue = (name: string, value: unknown): boolean => {
  if (name === 'by') return typeof value === 'string' && value.length <= nameMaxLength
  if (name !== 'at') return typeof value === 'boolean'
  if (!Array.isArray(value) || value.length !== 2) return false
  const [cell, order] = value as unknown[]
  return (
    typeof cell === 'string' &&
    cellPattern.test(cell) &&
    typeof order === 'string' &&
    orderPattern.test(order)
  )
}

const isSeat = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = Object.entries(value)
  return fields.every(
    ([field, name]) => field === 'name' && typeof name === 'string' && name.length <= nameMaxLength,
  )
}
