import type { SignerId, TableId } from '../domain/ids.ts'
import { makeOwnedId, ownedRandomLength } from '../domain/records/record-owner.ts'
import { randomBase62 } from '../lib/base62.ts'

/** 16 random characters of base 62: 95 bits. */
export const newId = (): string => randomBase62(16)

/** For a note, an action point or a heart of a table: begins with the table ('t3-…') and commits to the signer that will say it. */
export const newOwnedId = (table: TableId, signer: SignerId): string =>
  makeOwnedId(table, signer, randomBase62(ownedRandomLength))

/** For an action point or a heart of the facilitators. */
export const newFacilitatorId = (): string => `f-${newId()}`
