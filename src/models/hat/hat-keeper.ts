import { type Hat, hasReadEnough, type OpenedHat } from '../../domain/hat/hat.ts'
import type { DeviceId } from '../../domain/ids.ts'
import type { Acted } from '../../domain/refusal.ts'
import { newId } from '../../grid/new-id.ts'
import { bytesToHex, parseHex } from '../../lib/bytes.ts'
import { done as acted } from '../../lib/result.ts'
import { offerLastsMs, offersMax } from '../../meeting/protocols/hat-limits.ts'
import type { ReadingMessage } from '../../meeting/protocols/hat-reading.ts'
import { byLot, handToken, offerId, sealForReader } from '../../records/hat/hat-hand.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import { type HatKey, openPaper } from '../../records/hat/hat-seal.ts'
import { browserTimers } from '../../records/set/room-timers.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { OwnSigner } from '../../records/signing/signer.ts'
import { openHatKey } from './hat-keys.ts'

interface HatKeeperParts {
  readonly room: Room
  readonly papers: HatPapers
  readonly signer: OwnSigner
  tell(device: DeviceId, message: ReadingMessage): void
  isFacilitator(device: DeviceId): boolean
}

interface Offer {
  readonly device: DeviceId
  readonly publicKey: Uint8Array
  readonly heard: number
}

/**
 * The device that keeps an opened hat: it opens one paper after the other, each only when it is its turn, and seals it to the
 * reader who has offered. It keeps no words: after a reload, or on another facilitator's device, the same papers come in the
 * same order.
 */
export const hatKeeper = ({ room, papers, signer, tell, isFacilitator }: HatKeeperParts) => {
  /** By hat and offer. */
  const offers = new Map<string, Map<string, Offer>>()
  /** By hat, the names of its written papers in the order of reading. */
  const orders = new Map<string, readonly string[]>()

  const say = (hat: Hat) => room.write(`hat/${hat.id}`, hat, signer)
  const findKept = (id: string) => {
    const hat = room.view.hats.get(id)
    return hat?.opened?.reading?.keeper === signer.id ? hat : undefined
  }
  /** undefined as long as not all papers of the hat are here. */
  const orderOf = async (hat: Hat, key: HatKey): Promise<readonly string[] | undefined> => {
    const known = orders.get(hat.id)
    if (known) return known
    const here = papers.of(hat.id)
    const written: string[] = []
    for (const id of (hat.opened?.records ?? []).flatMap(
      (record) => room.view.papers.get(record)?.ids ?? [],
    )) {
      const sealed = here.get(id)
      if (!sealed) return undefined
      if ((await openPaper(key, hat.id, sealed)) !== '') written.push(id)
    }
    const order = byLot(key, written)
    orders.set(hat.id, order)
    return order
  }
  const readPaper = async (hat: Hat, key: HatKey, at: number): Promise<string | undefined> => {
    const id = (await orderOf(hat, key))?.[at]
    const sealed = id && papers.of(hat.id).get(id)
    return sealed ? openPaper(key, hat.id, sealed) : undefined
  }

  const hand = async (hat: Hat, offer: string) => {
    const to = offers.get(hat.id)?.get(offer)
    const at = hat.opened?.done ?? 0
    const key = to && (await openHatKey(signer, hat))
    const text = key && (await readPaper(hat, key, at))
    if (!to || !key || text === undefined) return
    const paper = { text, token: handToken(key, offer, at) }
    const sealed = bytesToHex(await sealForReader(to.publicKey, hat.id, at, paper))
    tell(to.device, { say: 'hand', hat: hat.id, offer, at, sealed })
  }
  const findNext = (hat: string, but?: string): string | undefined => {
    const since = browserTimers.now() - offerLastsMs
    for (const [id, { heard }] of offers.get(hat) ?? []) if (id !== but && heard >= since) return id
    return undefined
  }
  /** A new reader, who is handed the paper of now. */
  const change = async (hat: Hat, opened: OpenedHat, reader: string | undefined): Promise<Acted> => {
    const next = {
      ...hat,
      opened: {
        ...opened,
        reading: { keeper: signer.id, since: opened.done, ...(reader ? { reader } : {}) },
      },
    }
    const said = await say(next)
    if (said.ok && reader) await hand(next, reader)
    return said
  }

  /** What is unread is counted, and its seals are forgotten together with the key. */
  const end = async (hat: Hat): Promise<Acted> => {
    if (!hat.opened) return acted
    const { reading: _over, records, ...counts } = hat.opened
    const namesPapers = (record: string) => (room.view.papers.get(record)?.ids.length ?? 0) > 0
    const names = records.filter(namesPapers)
    const ended = await say({
      ...hat,
      keys: [],
      opened: { ...counts, records: records.filter((record) => !namesPapers(record)) },
    })
    if (!ended.ok) return ended
    for (const record of names) await room.write(`papers/${record}`, null, signer)
    papers.forget(hat.id)
    offers.delete(hat.id)
    orders.delete(hat.id)
    return ended
  }

  const hearOffer = async (from: DeviceId, { hat: id, key }: ReadingMessage & { say: 'offer' }) => {
    const hat = findKept(id)
    const publicKey = parseHex(key)
    // A facilitator leads, and does not read.
    if (!hat?.opened?.reading || !publicKey || isFacilitator(from)) return
    const offer = offerId(publicKey)
    const of = offers.get(id) ?? new Map<string, Offer>()
    offers.set(id, of)
    const since = browserTimers.now() - offerLastsMs
    for (const [stale, { heard }] of of) if (heard < since) of.delete(stale)
    if (!of.has(offer) && of.size >= offersMax) return
    of.set(offer, { device: from, publicKey, heard: browserTimers.now() })
    const { reader } = hat.opened.reading
    if (reader === offer) await hand(hat, offer)
    else if (reader === undefined) await change(hat, hat.opened, offer)
  }
  const hearDone = async ({ hat: id, offer, at, token, how }: ReadingMessage & { say: 'done' }) => {
    const hat = findKept(id)
    const key = hat && (await openHatKey(signer, hat))
    const opened = hat?.opened
    if (!opened?.reading || !key || opened.reading.reader !== offer || opened.done !== at) return
    if (token !== handToken(key, offer, at)) return
    const kept = how === 'keep' ? await keepPaper(hat, key, at) : undefined
    const next = {
      ...opened,
      done: at + 1,
      aside: opened.aside + (how === 'aside' ? 1 : 0),
      records: kept ? [...opened.records, kept] : opened.records,
    }
    const now = { ...hat, opened: next }
    if (next.done >= next.written) await end(now)
    else if (hasReadEnough(next)) {
      offers.get(id)?.delete(offer)
      await change(now, next, findNext(id))
    } else if ((await say(now)).ok) await hand(now, offer)
  }
  /** By the room's choice; its words are a record like any other now. */
  const keepPaper = async (hat: Hat, key: HatKey, at: number): Promise<string | undefined> => {
    const text = await readPaper(hat, key, at)
    if (!text) return undefined
    const record = newId()
    const kept = await room.write(`papers/${record}`, { texts: [text], ids: [] }, signer)
    return kept.ok ? record : undefined
  }

  return {
    end,
    async hear(from: DeviceId, message: ReadingMessage): Promise<void> {
      if (message.say === 'offer') await hearOffer(from, message)
      if (message.say === 'done') await hearDone(message)
      const hat = message.say === 'enough' ? findKept(message.hat) : undefined
      if (hat) await end(hat)
    },
    /** The reader of now makes room for another one, who has offered or will. */
    async changeReader(hat: Hat): Promise<Acted> {
      const before = hat.opened?.reading?.reader
      if (!hat.opened?.reading) return acted
      if (before) offers.get(hat.id)?.delete(before)
      return change(hat, hat.opened, findNext(hat.id, before))
    },
  }
}
