import * as encoding from 'lib0/encoding'
import type { Deletion, Struct } from './read-update.ts'

/** @param structs each client's own in order of clock, without gaps */
export const writeUpdate = (
  structs: readonly Struct[],
  deletions: ReadonlyMap<number, readonly Deletion[]> = new Map(),
): Uint8Array => {
  const sections = new Map<number, Struct[]>()
  for (const struct of structs) {
    const section = sections.get(struct.client)
    if (section) section.push(struct)
    else sections.set(struct.client, [struct])
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.size)
  for (const [client, section] of sections) {
    encoding.writeVarUint(encoder, section.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, section[0]?.clock ?? 0)
    for (const { bytes } of section) encoding.writeUint8Array(encoder, bytes)
  }
  encoding.writeVarUint(encoder, deletions.size)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
