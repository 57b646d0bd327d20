import type { TableId } from './ids.ts'

const tableIdPattern = /^t[1-9]\d{0,2}$/
const ownedPattern = /^(t[1-9]\d{0,2})-./

export const isTableId = (id: string): id is TableId => tableIdPattern.test(id)

/**
 * Whose a note or an action point is, read from its id: 't3-…' belongs to table t3, any other id to the facilitators.
 * So no table can ever speak about another's note under the same id.
 */
export const ownerOf = (id: string): TableId | undefined => ownedPattern.exec(id)?.[1]
