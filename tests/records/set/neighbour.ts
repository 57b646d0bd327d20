import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { concat } from '../../../src/lib/bytes.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { packBundle } from '../../../src/records/signing/record-bundle.ts'
import { type SignedRecord, signRecord } from '../../../src/records/signing/record-codec.ts'
import type { OwnSigner } from '../../../src/records/signing/signer.ts'
import { meeting } from './room-fixture.ts'

/** The kinds of messages on a link, as `records/set/exchange.ts` has them. */
export const messageKinds = { hello: 1, compare: 2, answer: 3, want: 4, records: 5, end: 6, news: 7 } as const

/** A record as anybody with a keyboard can make it: signed by the key, whatever it may say, in any meeting's name. */
export const forge = async (
  signer: OwnSigner,
  key: RecordKey,
  content: unknown,
  sequence = 99,
  of = meeting,
): Promise<SignedRecord> => {
  const record = await signRecord(of, { key, content, sequence }, signer)
  if (record === 'too-large') throw new Error(record)
  return record
}

export const toBundle = (
  records: readonly (SignedRecord | Uint8Array)[],
  signers: readonly { readonly publicKey: Uint8Array }[] = [],
): Uint8Array =>
  packBundle({
    keys: signers.map(({ publicKey }) => publicKey),
    records: records.map((record) => (record instanceof Uint8Array ? record : record.bytes)),
  })

/** A device on a link to this room that says whatever it likes, and what it hears. */
export const openNeighbour = (room: Room, device = 'neighbour') => {
  const heard: Uint8Array[] = []
  const ride = room.ride({
    device,
    send(message) {
      heard.push(message)
    },
  })
  const say = (kind: number, ...content: (Uint8Array | readonly number[])[]) =>
    ride.receive(concat([kind], ...content))
  return {
    heard,
    /** False where the room finds that the link is not worth keeping. */
    say,
    receive: ride.receive,
    bring: (
      records: readonly (SignedRecord | Uint8Array)[],
      signers: readonly { readonly publicKey: Uint8Array }[] = [],
    ) => say(messageKinds.records, toBundle(records, signers)),
    close: ride.close,
  }
}
