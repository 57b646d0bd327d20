import { insist } from '../../src/lib/result.ts'
import type { Room } from '../../src/records/set/room.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'

/** A facilitator names a table, and says that this signer speaks for it. */
export const openTable = async (room: Room, facilitator: OwnSigner, number: number, signer: OwnSigner) => {
  const id = `t${number}`
  insist(await room.write(`table/${id}`, { id, name: `Table ${number}`, number, signers: [] }, facilitator))
  insist(await room.write(`confirm/${signer.id}`, { table: id }, facilitator))
}

/** One device's latest news, which the returned function brings to another's room as a link does. */
export const feedNews = (from: Room, to: Pick<Room, 'ride'>) => {
  let news: Uint8Array | undefined
  from.ride({
    device: 'to',
    send: (message) => {
      news = message
    },
  })
  const ear = to.ride({ device: 'from', send: () => undefined })
  return () => {
    if (news) ear.receive(news)
  }
}
