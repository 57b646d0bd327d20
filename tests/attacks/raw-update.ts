import * as encoding from 'lib0/encoding'

/** A Yjs struct's id: a client and its clock. */
export type Id = readonly [client: number, clock: number]

/** A struct as bytes, whatever Yjs itself would write. */
export interface RawStruct {
  readonly length: number
  readonly write: (encoder: encoding.Encoder) => void
}

interface Place {
  readonly origin?: Id
  readonly rightOrigin?: Id
  /** A root's name, or the item of a type. Only read where there is no origin. */
  readonly parent?: string | Id
  readonly key?: string
}

interface Content {
  readonly ref: number
  readonly length: number
  readonly write: (encoder: encoding.Encoder) => void
}

export const content = {
  deleted: (length: number): Content => ({
    ref: 1,
    length,
    write: (encoder) => encoding.writeVarUint(encoder, length),
  }),
  json: (values: readonly unknown[]): Content => ({
    ref: 2,
    length: values.length,
    write: (encoder) => {
      encoding.writeVarUint(encoder, values.length)
      for (const value of values) encoding.writeVarString(encoder, JSON.stringify(value))
    },
  }),
  binary: (bytes: Uint8Array): Content => ({
    ref: 3,
    length: 1,
    write: (encoder) => encoding.writeVarUint8Array(encoder, bytes),
  }),
  text: (text: string): Content => ({
    ref: 4,
    length: text.length,
    write: (encoder) => encoding.writeVarString(encoder, text),
  }),
  embed: (value: unknown): Content => ({
    ref: 5,
    length: 1,
    write: (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)),
  }),
  format: (key: string, value: unknown): Content => ({
    ref: 6,
    length: 1,
    write: (encoder) => {
      encoding.writeVarString(encoder, key)
      encoding.writeVarString(encoder, JSON.stringify(value))
    },
  }),
  /** 0 array, 1 map, 2 text, 3 and more: markup. */
  type: (kind = 2, name = 'p'): Content => ({
    ref: 7,
    length: 1,
    write: (encoder) => {
      encoding.writeVarUint(encoder, kind)
      if (kind === 3 || kind === 5) encoding.writeVarString(encoder, name)
    },
  }),
  any: (...values: unknown[]): Content => ({
    ref: 8,
    length: values.length,
    write: (encoder) => {
      encoding.writeVarUint(encoder, values.length)
      for (const value of values) encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1])
    },
  }),
  subdocument: (guid: string): Content => ({
    ref: 9,
    length: 1,
    write: (encoder) => {
      encoding.writeVarString(encoder, guid)
      encoding.writeAny(encoder, {})
    },
  }),
}

const writeId = (encoder: encoding.Encoder, [client, clock]: Id) => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

export const item = ({ ref, length, write }: Content, place: Place): RawStruct => ({
  length,
  write: (encoder) => {
    const { origin, rightOrigin, parent, key } = place
    encoding.writeUint8(
      encoder,
      ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20),
    )
    if (origin) writeId(encoder, origin)
    if (rightOrigin) writeId(encoder, rightOrigin)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
      else writeId(encoder, parent ?? [0, 0])
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
    write(encoder)
  },
})

const empty = (info: number, length: number): RawStruct => ({
  length,
  write: (encoder) => {
    encoding.writeUint8(encoder, info)
    encoding.writeVarUint(encoder, length)
  },
})
export const garbage = (length: number) => empty(0, length)
export const skip = (length: number) => empty(10, length)

export interface Section {
  readonly client: number
  readonly clock?: number
  readonly structs: readonly RawStruct[]
}

type Deletions = readonly (readonly [
  client: number,
  ranges: readonly (readonly [clock: number, length: number])[],
])[]

/** An update in Yjs's first format, of any structs and deletions at all. */
export const rawUpdate = (sections: readonly Section[], deletions: Deletions = []): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.length)
  for (const { client, clock = 0, structs } of sections) {
    encoding.writeVarUint(encoder, structs.length)
    writeId(encoder, [client, clock])
    for (const { write } of structs) write(encoder)
  }
  encoding.writeVarUint(encoder, deletions.length)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const range of ranges) writeId(encoder, range)
  }
  return encoding.toUint8Array(encoder)
}
