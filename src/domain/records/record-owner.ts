import { hashToBase62 } from '../../lib/base62.ts'
import type { SignerId, TableId } from '../ids.ts'

const ownedPattern = /^(t[1-9]\d{0,2})-./

/**
 * Whose a note or an action point is, read from its id: 't3-…' belongs to table t3, any other id to the facilitators.
 * So no table can ever speak about another's note under the same id.
 */
export const ownerOf = (id: string): TableId | undefined => ownedPattern.exec(id)?.[1]

/** Characters of base 62 after the table: random ones, and the commitment. */
export const ownedRandomLength = 8
const commitmentLength = 16
const committedPattern = /^(t[1-9]\d{0,2})-([0-9A-Za-z]{8})([0-9A-Za-z]{16})$/

const commit = (table: TableId, signer: SignerId, random: string): string =>
  hashToBase62(`plenary/1/owned-id ${table} ${signer} ${random}`, commitmentLength)

/** An id of a table's own thing that only this signer can say. @param random `ownedRandomLength` characters of base 62 */
export const makeOwnedId = (table: TableId, signer: SignerId, random: string): string =>
  `${table}-${random}${commit(table, signer, random)}`

/**
 * Whether the id was made for this signer. undefined where it commits to nobody: facilitators' ids, and those of the
 * first edition, which have 16 random characters after the table; the forms are told apart by their length.
 */
export const commitsTo = (id: string, signer: SignerId): boolean | undefined => {
  const [, table, random, commitment] = committedPattern.exec(id) ?? []
  return table && random ? commitment === commit(table, signer, random) : undefined
}
