import type { CellId, StageId } from '../template/template.ts'

export const stageOfCell = (cell: CellId): StageId => cell.slice(0, cell.indexOf('/'))

/** Those that were put in order first, as they were put; the others after them, as they are. */
export const inOrder = <Item extends { readonly id: string }>(
  items: readonly Item[],
  order: readonly string[] | undefined,
): readonly Item[] => {
  if (!order || order.length === 0) return items
  const rank = new Map(order.map((id, at) => [id, at]))
  const rankOf = ({ id }: Item) => rank.get(id) ?? order.length
  return [...items].sort((a, b) => rankOf(a) - rankOf(b))
}

/** The same ids with one moved before (-1) or after (1) its neighbour; undefined where there is none. */
export const moveInOrder = (
  ids: readonly string[],
  id: string,
  by: -1 | 1,
): readonly string[] | undefined => {
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) return undefined
  const moved = ids.filter((other) => other !== id)
  moved.splice(to, 0, id)
  return moved
}
