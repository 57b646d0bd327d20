import type { ActionPointId, NoteId, TableId } from '../domain/ids.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomCharacters = 16

/** 16 random characters of base 62: 95 bits. */
export const newId = (): string => {
  let id = ''
  while (id.length < randomCharacters) {
    for (const byte of crypto.getRandomValues(new Uint8Array(randomCharacters))) {
      // 248 is the greatest multiple of 62 in a byte: what is above would favour the first characters.
      if (byte < 248 && id.length < randomCharacters) id += alphabet[byte % alphabet.length]
    }
  }
  return id
}

/** A note's id begins with its table ('t3-…'), so that no other table can speak about it. */
export const newNoteId = (table: TableId): NoteId => `${table}-${newId()}`

/** An action point's id; undefined: the facilitators'. */
export const newPointId = (table: TableId | undefined): ActionPointId =>
  table === undefined ? `f-${newId()}` : `${table}-${newId()}`
