import type { TableId } from '../ids.ts'

const ownedPattern = /^(t[1-9]\d{0,2})-./

/**
 * Whose a note or an action point is, read from its id: 't3-…' belongs to table t3, any other id to the facilitators.
 * So no table can ever speak about another's note under the same id.
 */
export const ownerOf = (id: string): TableId | undefined => ownedPattern.exec(id)?.[1]
