import type { OpenedHat } from '../../domain/hat/hat.ts'
import { bytesToHex, parseHex } from '../../lib/bytes.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { type HandedPaper, offerId, openForReader } from '../../records/hat/hat-hand.ts'
import { type HatKey, makeHatKey } from '../../records/hat/hat-seal.ts'
import { browserTimers } from '../../records/set/room-timers.ts'
import type { Channel } from './channel.ts'
import { offerSaidEvery, readerAsksEveryMs } from './hat-limits.ts'
import { type PaperFate, type ReadingMessage, tellFacilitators } from './hat-reading.ts'

/** One person's offer to read, on their own device and nowhere else. */
interface Offer {
  readonly id: string
  readonly key: HatKey
  readonly hand: { readonly at: number; readonly paper: HandedPaper } | undefined
  readonly said: ReadingMessage | undefined
  /** It was taken, and papers were handed to it. */
  readonly reads: boolean
}

interface HatReaderParts {
  readonly mesh: Mesh
  readonly channel: Channel<ReadingMessage>
  /** As of now; undefined where it is not open. */
  findOpened(hat: string): OpenedHat | undefined
  onChange(): void
}

/**
 * This device as a reader of the hat: its person offers to read, and is handed one paper after the other. What is in hand is
 * in this device's memory only, and gone with the next one.
 */
export const openHatReader = ({ mesh, channel, findOpened, onChange }: HatReaderParts) => {
  const offers = new Map<string, Offer>()
  /** Hats whose papers this device has read its share of: another one reads first. */
  const resting = new Set<string>()
  let cancel: (() => void) | undefined
  let turns = 0

  const change = (hat: string, offer: Offer | undefined) => {
    if (offer) offers.set(hat, offer)
    else offers.delete(hat)
    onChange()
  }
  const offerAgain = (hat: string, { key }: Offer) =>
    tellFacilitators(mesh, channel, { say: 'offer', hat, key: bytesToHex(key.publicKey) })

  const look = () => {
    for (const hat of resting) {
      const reader = findOpened(hat)?.reading?.reader
      if (reader !== undefined && reader !== offers.get(hat)?.id) resting.delete(hat)
    }
    for (const [hat, offer] of offers) {
      const now = findOpened(hat)
      const reads = now?.reading?.reader === offer.id
      if (!now?.reading || (offer.reads && !reads)) {
        if (now?.reading && now.reading.reader === undefined) resting.add(hat)
        change(hat, undefined)
        continue
      }
      // A paper may come before the record that makes it the one of now.
      const isBehind = offer.hand !== undefined && offer.hand.at < now.done
      if (isBehind) change(hat, { ...offer, reads, hand: undefined, said: undefined })
      else if (reads !== offer.reads) change(hat, { ...offer, reads })
    }
  }
  const sayAgain = () => {
    look()
    turns++
    for (const [hat, offer] of offers) {
      if (offer.said) tellFacilitators(mesh, channel, offer.said)
      else if (offer.reads ? !offer.hand : turns % offerSaidEvery === 0) offerAgain(hat, offer)
    }
    cancel = offers.size > 0 ? browserTimers.later(sayAgain, readerAsksEveryMs) : undefined
  }

  const stop = channel.onAny((_, message) => {
    if (message.say !== 'hand') return
    const { hat, at } = message
    const offer = offers.get(hat)
    const sealed = parseHex(message.sealed)
    if (!offer || offer.id !== message.offer || !sealed) return
    void openForReader(offer.key, hat, at, sealed).then((paper) => {
      const still = offers.get(hat)
      // What is before the one of now was on its way too long.
      const isPast = at < (findOpened(hat)?.done ?? Number.POSITIVE_INFINITY) || at <= (still?.hand?.at ?? -1)
      if (!paper || still?.id !== offer.id || isPast) return
      change(hat, { ...still, hand: { at, paper }, said: undefined })
    })
  })

  return {
    async offer(hat: string) {
      if (offers.has(hat) || resting.has(hat)) return
      const key = await makeHatKey()
      if (offers.has(hat) || !findOpened(hat)?.reading) return
      const offer = { id: offerId(key.publicKey), key, hand: undefined, said: undefined, reads: false }
      change(hat, offer)
      offerAgain(hat, offer)
      cancel ??= browserTimers.later(sayAgain, readerAsksEveryMs)
    },
    withdraw: (hat: string) => change(hat, undefined),
    /** The paper of now was read aloud, set aside, or is to be kept. */
    finish(hat: string, how: PaperFate) {
      const offer = offers.get(hat)
      if (!offer?.hand || offer.said) return
      const { at, paper } = offer.hand
      const said: ReadingMessage = { say: 'done', hat, offer: offer.id, at, token: paper.token, how }
      change(hat, { ...offer, said })
      tellFacilitators(mesh, channel, said)
    },
    enough: (hat: string) => tellFacilitators(mesh, channel, { say: 'enough', hat }),
    /** What of this hat is in this device's hands. */
    of(hat: string) {
      const offer = offers.get(hat)
      return {
        offered: offer !== undefined,
        reads: offer !== undefined && (offer.reads || offer.hand !== undefined),
        rests: resting.has(hat),
        /** Not the words that are on their way back. */
        words: offer?.hand && !offer.said ? offer.hand.paper.text : undefined,
      }
    },
    look,
    close() {
      stop()
      cancel?.()
      offers.clear()
    },
  }
}
