import wrtc from '@roamhq/wrtc'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { TableId } from '../../../src/domain/ids.ts'
import { bytesToHex, bytesToText, concat, hexToBytes, randomBytes, textToBytes } from '../../../src/lib/bytes.ts'
import { insist } from '../../../src/lib/result.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { openConnection } from '../../../src/mesh/link/connection.ts'
import { switchboardStream } from '../../../src/mesh/link/link.ts'
import { deviceIdOf } from '../../../src/mesh/link/rtc.ts'
import { readLetter } from '../../../src/mesh/routing/envelope.ts'
import { encodeLink, readLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { control } from '../../../src/mesh/sync/document-messages.ts'
import { exchangeRecordsMax } from '../../../src/records/limits.ts'
import { deriveSecrets, tableDocumentName } from '../../../src/records/secrets.ts'
import { saltBytes } from '../../../src/records/set/reconcile.ts'
import { packBundle, unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import { parseRecord, type SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { exportSigner, importSigner, makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { hostileLink, type Received } from '../../mesh/hostile-peer.ts'
import { messageKinds } from '../../records/set/neighbour.ts'
import type { Device } from './device.ts'
import { giveCode, linked, myCode, toMeeting } from './steps.ts'

/** Streams that this side says a document on. */
const streams = { room: 2, grid: 3 } as const
const openBytes = 7
const updateKind = 0

/** Told of what comes over a link, and waits for what is to come. */
const listen = () => {
  const listeners = new Set<(received: Received) => void>()
  return {
    hear: (received: Received) => {
      for (const listener of listeners) listener(received)
    },
    on: (listener: (received: Received) => void) => {
      listeners.add(listener)
    },
  }
}

/** Somebody with the invitation and a WebRTC of its own: each link is another device's, and anything at all is said over it. */
export const openAttacker = async (invitationLink: string) => {
  const { invitation } = insist(readLink(invitationLink))
  const base = invitationLink.slice(0, invitationLink.lastIndexOf('#'))
  const secrets = await deriveSecrets(invitation)
  const closing = new Set<() => void>()
  const rtc = {
    self: '',
    connect: (): RTCPeerConnection => new wrtc.RTCPeerConnection({ iceServers: [] }),
    deviceOf: deviceIdOf,
  }

  /** As people pair who have no camera: each gives the other its card as text. */
  const linkTo = async (victim: Device) => {
    const code = await myCode(victim)
    const { card } = insist(readLink(code))
    if (!card) throw new Error('the code has no card')
    const connection = await openConnection(rtc, secrets.tag, meshLimits)
    const ears = listen()
    const peer = hostileLink(connection, await deviceIdOf(card.fingerprint), secrets, ears.hear)
    closing.add(() => peer.link.close('closed'))
    await Promise.all([
      connection.dial(card),
      giveCode(victim, encodeLink(base, { invitation, card: connection.card })),
      peer.link.proven,
    ])
    await linked(victim)
    await toMeeting(victim)

    /** The first thing that has come, or comes, of which `read` makes something. */
    const until = <T>(read: (received: Received) => T | undefined): Promise<T> =>
      new Promise((resolve) => {
        const look = (one: Received) => {
          const found = read(one)
          if (found !== undefined) resolve(found)
        }
        ears.on(look)
        for (const one of peer.received) look(one)
      })
    /** The stream on which the victim speaks of a document, once it has opened it. */
    const streamOf = (name: string) =>
      until(({ stream, message }) =>
        stream === 0 && message[0] === control.open && bytesToText(message.subarray(openBytes)) === name
          ? new DataView(message.buffer, message.byteOffset).getUint16(1)
          : undefined,
      )

    /** Says whatever it likes as a neighbour in the record set. */
    const openRoom = () => {
      peer.open('room', streams.room)
      const say = (kind: number, ...content: (Uint8Array | readonly number[])[]) =>
        peer.link.send(streams.room, concat([kind], ...content))
      return {
        say,
        bring: (records: readonly SignedRecord[], signers: readonly OwnSigner[] = []) => {
          for (let at = 0; at < Math.max(records.length, signers.length); at += exchangeRecordsMax) {
            const end = at + exchangeRecordsMax
            const keys = signers.slice(at, end).map(({ publicKey }) => publicKey)
            say(
              messageKinds.records,
              packBundle({ keys, records: records.slice(at, end).map(({ bytes }) => bytes) }),
            )
          }
        },
        /** The record that the victim holds under a key of which this is true. */
        find: async (isWanted: (record: SignedRecord) => boolean): Promise<SignedRecord> => {
          const stream = await streamOf('room')
          // One who has nothing at all is sent everything
          say(messageKinds.compare, randomBytes(saltBytes))
          return until((one) => {
            if (one.stream !== stream || one.message[0] !== messageKinds.records) return undefined
            const all = unpackBundle(one.message.slice(1))?.records ?? []
            return all.flatMap((bytes) => parseRecord(bytes) ?? []).find(isWanted)
          })
        },
      }
    }

    /** Is given a seat as a newcomer at the table is, and with it the grid and the table's keys. */
    const takeSeat = async (table: TableId) => {
      const tell = (message: object) => peer.say('seat', textToBytes(JSON.stringify(message)))
      tell({ t: 'sit', table, holds: [], seats: 1 })
      tell({ t: 'ask', name: '', secrets: [bytesToHex(exportSigner(await makeSigner()))] })
      const given = await until(({ stream, message }) => {
        const letter = stream === switchboardStream ? readLetter(message.slice(1), meshLimits) : undefined
        if (letter?.kind !== 'seat') return undefined
        const said = JSON.parse(bytesToText(letter.payload))
        return said.t === 'give' ? (said.secrets as string[]) : undefined
      })
      const key = await importSigner(hexToBytes(given[0] ?? ''))
      if (typeof key === 'string') throw new Error(key)
      return key
    }

    /** The grid as a seat gets it, and the stream on which it says what it likes of it. */
    const openGrid = async (table: TableId) => {
      const name = tableDocumentName(secrets.meeting, table)
      const theirs = await streamOf(name)
      const doc = new Y.Doc()
      ears.on(({ stream, message }) => {
        if (stream === theirs) readUpdate(message, doc)
      })
      peer.open(name, streams.grid)
      const step = encoding.createEncoder()
      encoding.writeVarUint(step, updateKind)
      sync.writeSyncStep1(step, doc)
      peer.link.send(streams.grid, encoding.toUint8Array(step))
      await until(({ stream, message }) => stream === theirs && isWhole(message) ? true : undefined)
      return {
        doc,
        send: (update: Uint8Array) => {
          const encoder = encoding.createEncoder()
          encoding.writeVarUint(encoder, updateKind)
          sync.writeUpdate(encoder, update)
          peer.link.send(streams.grid, encoding.toUint8Array(encoder))
        },
      }
    }

    return { ...peer, openRoom, takeSeat, openGrid }
  }

  return {
    meeting: secrets.meeting,
    linkTo,
    close: () => {
      for (const close of closing) close()
    },
  }
}

export type Attacker = Awaited<ReturnType<typeof openAttacker>>
export type AttackLink = Awaited<ReturnType<Attacker['linkTo']>>

const isWhole = (message: Uint8Array) => message[0] === updateKind && message[1] === sync.messageYjsSyncStep2

const readUpdate = (message: Uint8Array, doc: Y.Doc) => {
  if (message[0] !== updateKind || message[1] === sync.messageYjsSyncStep1) return
  const decoder = decoding.createDecoder(message.subarray(2))
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
}
