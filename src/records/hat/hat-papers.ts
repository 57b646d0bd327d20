import { idMaxLength, papersPerHatMax } from '../../domain/limits.ts'
import {
  ByteReader,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  OutOfBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import type { Ride, RideParts } from '../set/room-types.ts'
import { sealedPaperBytes } from './hat-seal.ts'

/*
 * Sealed papers on their way into a hat, over one link. A message begins with its kind and the hat's name, after its length:
 *
 * have (ids)      the papers that this device has of a hat, as the link begins and as it begins to keep the hat; and again
 *                 where the two seem to differ.
 * paper (sealed)  one that the other end lacks.
 * news (sealed)   one that has just come, over the links that pass on what is new.
 */
const kinds = { have: 1, paper: 2, news: 3 } as const

/**
 * A paper is named by its own hash, so that nobody can put something else in its place, and putting it in twice changes
 * nothing. No signature and no table; of more than a hat holds, all devices keep the same.
 */
export interface HatPapers {
  /** From now on papers of this hat are taken, and passed on. */
  keep(hat: string): void
  /** The papers of a kept hat that this device has seen, by name. */
  of(hat: string): ReadonlyMap<string, Uint8Array>
  /** False where the hat is not kept, or full. */
  put(hat: string, sealed: Uint8Array): boolean
  /** The hat is over, for this device. */
  forget(hat: string): void
  /** Exchanges papers with one neighbour, until it is closed. */
  ride(parts: RideParts): Ride
  /** Of what is kept; '' where there is none. */
  digest(): string
  onChange(listener: () => void): () => void
}

/** 32 hexadecimal characters. */
export const paperId = (sealed: Uint8Array): string => hashToHex(sealed, idBytes)

export const createHatPapers = (): HatPapers => {
  const hats = new Map<string, Map<string, Uint8Array>>()
  const listeners = new Set<() => void>()
  const rides = new Set<RideParts>()

  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const sayHave = (hat: string, papers: ReadonlyMap<string, Uint8Array>) =>
    concat(head(kinds.have, hat), ...[...papers.keys()].map(hexToBytes))
  const sayPaper = (hat: string, sealed: Uint8Array, kind: number = kinds.paper) =>
    concat(head(kind, hat), sealed)
  /** Of too many those stay whose names come first. */
  const add = (hat: string, sealed: Uint8Array): 'news' | 'known' | 'full' => {
    const papers = hats.get(hat)
    const id = paperId(sealed)
    if (!papers || sealed.length !== sealedPaperBytes) return 'full'
    if (papers.has(id)) return 'known'
    papers.set(id, sealed)
    if (papers.size <= papersPerHatMax) return 'news'
    const last = [...papers.keys()].reduce((a, b) => (a > b ? a : b))
    papers.delete(last)
    return last === id ? 'full' : 'news'
  }
  const bring = (hat: string, sealed: Uint8Array, from?: RideParts) => {
    const outcome = add(hat, sealed)
    if (outcome === 'news') {
      for (const ride of rides)
        if (ride !== from && ride.passesOn?.() !== false) ride.send(sayPaper(hat, sealed, kinds.news))
      tell()
    }
    return outcome
  }

  const hear = (message: Uint8Array, ride: RideParts): boolean => {
    const reader = new ByteReader(message)
    const kind = reader.number(1)
    const hat = bytesToText(reader.take(reader.number(1)))
    if (hat.length > idMaxLength) return false
    const content = reader.rest()
    if (kind === kinds.paper || kind === kinds.news) {
      if (content.length !== sealedPaperBytes) return false
      const outcome = bring(hat, content, ride)
      if (outcome === 'news' || (outcome === 'known' && kind === kinds.news))
        ride.noteHeard?.(outcome === 'news')
      return true
    }
    if (kind !== kinds.have || content.length % idBytes !== 0 || content.length > idBytes * papersPerHatMax)
      return false
    const theirs = new Set<string>()
    for (let at = 0; at < content.length; at += idBytes)
      theirs.add(bytesToHex(content.subarray(at, at + idBytes)))
    for (const [id, sealed] of hats.get(hat) ?? none) if (!theirs.has(id)) ride.send(sayPaper(hat, sealed))
    return true
  }

  return {
    keep(hat) {
      if (hats.has(hat)) return
      const papers = new Map<string, Uint8Array>()
      hats.set(hat, papers)
      for (const { send } of rides) send(sayHave(hat, papers))
      tell()
    },
    of: (hat) => hats.get(hat) ?? none,
    put: (hat, sealed) => bring(hat, sealed) !== 'full',
    forget(hat) {
      if (hats.delete(hat)) tell()
    },
    ride(parts) {
      const sayAll = () => {
        for (const [hat, papers] of hats) parts.send(sayHave(hat, papers))
      }
      rides.add(parts)
      sayAll()
      return {
        reconcile: sayAll,
        receive(message) {
          try {
            return hear(message, parts)
          } catch (error) {
            if (error instanceof OutOfBytes || error instanceof TypeError) return false
            throw error
          }
        },
        close: () => rides.delete(parts),
      }
    },
    digest() {
      const all = [...hats].flatMap(([hat, papers]) => [...papers.keys()].map((id) => `${hat}/${id}`))
      return all.length === 0 ? '' : hashToHex(textToBytes(all.sort().join()))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const head = (kind: number, hat: string): Uint8Array => {
  const name = textToBytes(hat)
  return concat([kind, name.length], name)
}

const idBytes = 16
const none: ReadonlyMap<string, Uint8Array> = new Map()
