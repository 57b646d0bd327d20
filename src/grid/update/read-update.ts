import * as decoding from 'lib0/decoding'

export interface Id {
  readonly client: number
  readonly clock: number
}

/** A run of deleted ids of one client. */
export interface Deletion {
  readonly clock: number
  readonly length: number
}

/** One struct of an update: one of the four kinds of item that a grid is made of. */
export interface Struct extends Id {
  readonly length: number
  readonly kind: 'deleted' | 'words' | 'text' | 'value'
  readonly origin: Id | undefined
  readonly rightOrigin: Id | undefined
  /** A root's name or the item of a text; only where there is no origin to tell it. */
  readonly parent: string | Id | undefined
  readonly key: string | undefined
  /** Where it is of the kind `value`. */
  readonly value: unknown
  readonly bytes: Uint8Array
}

export interface ReadUpdate {
  /** In order of clock. */
  readonly clients: ReadonlyMap<number, readonly Struct[]>
  readonly deletions: ReadonlyMap<number, readonly Deletion[]>
  readonly structs: number
}

/** Yjs's first format of updates (yjs/src/utils/encoding.js); its numbers for contents and types. */
const kinds: Readonly<Record<number, Struct['kind']>> = { 1: 'deleted', 4: 'words', 7: 'text', 8: 'value' }
const kindBits = 0x1f
const keyBit = 0x20
const rightOriginBit = 0x40
const originBit = 0x80
const textType = 2

const noLimits = { structs: Number.POSITIVE_INFINITY, deletions: Number.POSITIVE_INFINITY }

/**
 * Reads an update without making anything of it: no documents, no types.
 * @throws Error where it is cut or too much, or has in it what no honest device writes into a grid.
 */
export const readUpdate = (update: Uint8Array, limits = noLimits): ReadUpdate => {
  const decoder = decoding.createDecoder(update)
  const clients = new Map<number, Struct[]>()
  let structs = 0
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const count = decoding.readVarUint(decoder)
    let { client, clock } = readId(decoder)
    structs += count
    if (structs > limits.structs || count === 0 || clients.has(client)) throw new Error('sections')
    const section: Struct[] = []
    for (let at = 0; at < count; at++) {
      const struct = readStruct(decoder, client, clock)
      section.push(struct)
      clock += struct.length
    }
    clients.set(client, section)
  }
  const deletions = readDeletions(decoder, limits.deletions)
  if (decoding.hasContent(decoder)) throw new Error('trailing bytes')
  return { clients, deletions, structs }
}

const readId = (decoder: decoding.Decoder): Id => ({
  client: decoding.readVarUint(decoder),
  clock: decoding.readVarUint(decoder),
})

const readStruct = (decoder: decoding.Decoder, client: number, clock: number): Struct => {
  const start = decoder.pos
  const info = decoding.readUint8(decoder)
  const kind = kinds[info & kindBits]
  if (!kind) throw new Error('kind of struct')
  const origin = info & originBit ? readId(decoder) : undefined
  const rightOrigin = info & rightOriginBit ? readId(decoder) : undefined
  const hasParent = !origin && !rightOrigin
  const parent = hasParent ? readParent(decoder) : undefined
  const key = hasParent && info & keyBit ? decoding.readVarString(decoder) : undefined
  const { length, value } = readContent(decoder, kind)
  if (length === 0) throw new Error('empty struct')
  const bytes = decoder.arr.subarray(start, decoder.pos)
  return { client, clock, length, kind, origin, rightOrigin, parent, key, value, bytes }
}

const readParent = (decoder: decoding.Decoder): string | Id =>
  decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder)

const readContent = (
  decoder: decoding.Decoder,
  kind: Struct['kind'],
): { readonly length: number; readonly value?: unknown } => {
  if (kind === 'deleted') return { length: decoding.readVarUint(decoder) }
  if (kind === 'words') return { length: decoding.readVarString(decoder).length }
  if (kind === 'text') {
    if (decoding.readVarUint(decoder) !== textType) throw new Error('type')
    return { length: 1 }
  }
  if (decoding.readVarUint(decoder) !== 1) throw new Error('values')
  return { length: 1, value: decoding.readAny(decoder) }
}

const readDeletions = (decoder: decoding.Decoder, most: number): Map<number, Deletion[]> => {
  const deletions = new Map<number, Deletion[]>()
  let total = 0
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const count = decoding.readVarUint(decoder)
    total += count
    if (total > most || count === 0 || deletions.has(client)) throw new Error('deletions')
    const ranges: Deletion[] = []
    let end = 0
    for (let at = 0; at < count; at++) {
      const range = { clock: decoding.readVarUint(decoder), length: decoding.readVarUint(decoder) }
      // Yjs writes them sorted and apart; the same range again and again would cost a walk each time.
      if (range.length === 0 || range.clock < end) throw new Error('order of deletions')
      end = range.clock + range.length
      ranges.push(range)
    }
    deletions.set(client, ranges)
  }
  return deletions
}
