import { type Fields, readFields } from '../../domain/read-value.ts'
import { Fault } from '../../lib/fault.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { type Channel, createChannel, jsonCodec } from './channel.ts'
import { readingMessageMaxBytes } from './hat-limits.ts'

/** What became of a paper in its reader's hand. */
export type PaperFate = 'read' | 'aside' | 'keep'

/**
 * How the papers of an opened hat are read, between its keeper's device (a facilitator's, which has the key) and the reader's.
 *
 * offer    to the facilitators: I'll read; what is handed to me is to be sealed to this key. Also: I lack the paper of now.
 * hand     to the reader: the paper of now, for nobody else to read.
 * done     to the facilitators: it was read, set aside, or is to be kept. Its token shows that it comes from its reader.
 * enough   to the facilitators, from anybody: the rest is not read.
 */
export type ReadingMessage =
  | { readonly say: 'offer'; readonly hat: string; readonly key: string }
  | {
      readonly say: 'hand'
      readonly hat: string
      readonly offer: string
      readonly at: number
      readonly sealed: string
    }
  | {
      readonly say: 'done'
      readonly hat: string
      readonly offer: string
      readonly at: number
      readonly token: string
      readonly how: PaperFate
    }
  | { readonly say: 'enough'; readonly hat: string }

export const openReadingChannel = (mesh: Mesh): Channel<ReadingMessage> =>
  createChannel(mesh, 'hat-reading', jsonCodec(readMessage, readingMessageMaxBytes))

/** Facilitators' devices are told, whichever of them keeps the hat. */
export const tellFacilitators = (
  mesh: Mesh,
  channel: Channel<ReadingMessage>,
  message: ReadingMessage,
): void => {
  for (const { device, facilitator } of mesh.peers.values()) if (facilitator) channel.send(device, message)
}

const readMessage = (value: unknown): ReadingMessage | undefined => {
  try {
    const fields = readFields(value)
    const say = fields.one('say', ['offer', 'hand', 'done', 'enough'])
    const hat = fields.id('hat')
    if (say === 'enough') return { say, hat }
    if (say === 'offer') return { say, hat, key: fields.matching('key', pointPattern) }
    const of = { hat, offer: fields.matching('offer', namePattern), at: readAt(fields) }
    if (say === 'hand') return { say, ...of, sealed: fields.text('sealed', readingMessageMaxBytes) }
    return {
      say,
      ...of,
      token: fields.matching('token', namePattern),
      how: fields.one('how', ['read', 'aside', 'keep']),
    }
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

const readAt = (fields: Fields) => fields.whole('at', 0, 1_000)

/** An uncompressed P-256 point, 65 bytes. */
const pointPattern = /^04[0-9a-f]{128}$/
const namePattern = /^[0-9a-f]{32}$/
