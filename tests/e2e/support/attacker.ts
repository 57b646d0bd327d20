import wrtc from '@roamhq/wrtc'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { TableId } from '../../../src/domain/ids.ts'
import { bytesToText, concat, hexToBytes, randomBytes, textToBytes } from '../../../src/lib/bytes.ts'
import { Emitter } from '../../../src/lib/emitter.ts'
import { insist } from '../../../src/lib/result.ts'
import { makeDeviceKeys, openDeviceKey } from '../../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { openConnection } from '../../../src/mesh/link/connection.ts'
import { switchboardStream } from '../../../src/mesh/link/link.ts'
import { readLetter } from '../../../src/mesh/routing/envelope.ts'
import { encodeLink, readLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { control } from '../../../src/mesh/sync/document-messages.ts'
import { exchangeRecordsMax } from '../../../src/records/limits.ts'
import { deriveSecrets, tableDocumentName } from '../../../src/records/secrets.ts'
import { saltBytes } from '../../../src/records/set/reconcile.ts'
import { unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import { parseRecord, type SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { importSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { hostileLink, type Received } from '../../mesh/hostile-peer.ts'
import { messageKinds, toBundle } from '../../records/set/neighbour.ts'
import type { Device } from './device.ts'
import { giveCode, linked, myCode, toMeeting } from './steps.ts'

/** Streams that this side says a document on. */
const streams = { room: 2, grid: 3 } as const
const openBytes = 7
/** y-webrtc's message that has one of y-protocols' in it. */
const syncMessage = 0

/** Somebody with the invitation and a WebRTC of its own: each link is another device's, and anything at all is said over it. */
export const openAttacker = async (invitationLink: string) => {
  const { invitation } = insist(readLink(invitationLink))
  const base = invitationLink.slice(0, invitationLink.lastIndexOf('#'))
  const secrets = await deriveSecrets(invitation)
  const closing = new Set<() => void>()
  const rtc = {
    connect: (): RTCPeerConnection => new wrtc.RTCPeerConnection({ iceServers: [] }),
  }

  /** As people pair who have no camera: each gives the other its card as text. */
  const linkTo = async (victim: Device) => {
    const code = await myCode(victim)
    const { card } = insist(readLink(code))
    if (!card) throw new Error('the code has no card')
    const connection = await openConnection(rtc, secrets.tag, meshLimits)
    const ears = new Emitter<[Received]>()
    const peer = hostileLink(connection, await openDeviceKey(await makeDeviceKeys()), secrets, (one) =>
      ears.emit(one),
    )
    closing.add(() => peer.link.close('closed'))
    await Promise.all([
      connection.dial(card),
      giveCode(victim, encodeLink(base, { invitation, card: connection.card })),
      peer.link.proven,
    ])
    await linked(victim)
    await toMeeting(victim)

    /** The first thing that comes from now on of which `read` makes something. */
    const next = <T>(read: (received: Received) => T | undefined): Promise<T> =>
      new Promise((resolve) => {
        const stop = ears.on((one) => {
          const found = read(one)
          if (found === undefined) return
          stop()
          resolve(found)
        })
      })
    /** The same of what has come already, too. */
    const until = async <T>(read: (received: Received) => T | undefined): Promise<T> => {
      for (const one of peer.received) {
        const found = read(one)
        if (found !== undefined) return found
      }
      return next(read)
    }
    /** The stream on which the victim speaks of a document, once it has opened it. */
    const streamOf = (name: string) =>
      until(({ stream, message }) =>
        stream === 0 && message[0] === control.open && bytesToText(message.subarray(openBytes)) === name
          ? new DataView(message.buffer, message.byteOffset).getUint16(1)
          : undefined,
      )

    /** Says whatever it likes as a neighbour in the record set. */
    const openRoom = async () => {
      const stream = await streamOf('room')
      peer.open('room', streams.room)
      const say = (kind: number, ...content: (Uint8Array | readonly number[])[]) =>
        peer.link.send(streams.room, concat([kind], ...content))
      const answer = (kind: number) =>
        next((one) => (one.stream === stream && one.message[0] === kind ? one.message.slice(1) : undefined))
      /** One who has nothing at all is sent everything; `answer` comes after that. */
      const askForAll = () => say(messageKinds.compare, randomBytes(saltBytes))
      return {
        bring: (records: readonly SignedRecord[], signers: readonly OwnSigner[] = []) => {
          for (let at = 0; at < Math.max(records.length, signers.length); at += exchangeRecordsMax) {
            const end = at + exchangeRecordsMax
            say(messageKinds.records, toBundle(records.slice(at, end), signers.slice(at, end)))
          }
        },
        /** The record that the victim holds of which this is true. */
        find: async (isWanted: (record: SignedRecord) => boolean): Promise<SignedRecord> => {
          const found = until((one) => {
            if (one.stream !== stream || one.message[0] !== messageKinds.records) return undefined
            const all = unpackBundle(one.message.slice(1))?.records ?? []
            return all.flatMap((bytes) => parseRecord(bytes) ?? []).find(isWanted)
          })
          askForAll()
          return found
        },
        /** Resolves when the victim has read all that was said, or has ended the link. */
        heard: async () => {
          const answered = answer(messageKinds.answer)
          askForAll()
          await Promise.race([answered, peer.end])
        },
      }
    }

    /** Is let in without a question, since the victim's person has read its code, and gets the grid and the table's keys. */
    const takeSeat = async (table: TableId) => {
      const tell = (message: object) => peer.say('seat', textToBytes(JSON.stringify(message)))
      tell({ t: 'sit', table, name: '', holds: [], seated: true, by: [] })
      tell({ t: 'answer', signer: '', mac: '' })
      const given = await until(({ stream, message }) => {
        const letter = stream === switchboardStream ? readLetter(message.slice(1), meshLimits) : undefined
        if (letter?.kind !== 'seat') return undefined
        const said = JSON.parse(bytesToText(letter.payload))
        return said.t === 'keys' ? (said.secrets as string[]) : undefined
      })
      const key = await importSigner(hexToBytes(given[0] ?? ''))
      if (typeof key === 'string') throw new Error(key)
      return key
    }

    /** The grid as a seat gets it, and a way to say whatever it likes of it. */
    const openGrid = async (table: TableId) => {
      const name = tableDocumentName(secrets.meeting, table)
      const theirs = await streamOf(name)
      const doc = new Y.Doc()
      ears.on(({ stream, message }) => {
        if (stream === theirs) readUpdate(message, doc)
      })
      const say = (write: (encoder: encoding.Encoder) => void) => {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, syncMessage)
        write(encoder)
        peer.link.send(streams.grid, encoding.toUint8Array(encoder))
      }
      const askForAll = async () => {
        const whole = next(({ stream, message }) => (stream === theirs && isWhole(message)) || undefined)
        say((encoder) => sync.writeSyncStep1(encoder, new Y.Doc()))
        await Promise.race([whole, peer.end])
      }
      peer.open(name, streams.grid)
      await askForAll()
      return {
        doc,
        send: (update: Uint8Array) => say((encoder) => sync.writeUpdate(encoder, update)),
        /** Resolves when the victim has read all that was sent, or has ended the link. */
        heard: askForAll,
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

const isWhole = (message: Uint8Array) => message[0] === syncMessage && message[1] === sync.messageYjsSyncStep2

const readUpdate = (message: Uint8Array, doc: Y.Doc) => {
  if (message[0] !== syncMessage || message[1] === sync.messageYjsSyncStep1) return
  const decoder = decoding.createDecoder(message.subarray(2))
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
}
