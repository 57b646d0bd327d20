import { digest as sha256 } from 'lib0/hash/sha256'
import type { Doc, YMapEvent } from 'yjs'
import { idMaxLength, papersPerHatMax } from '../../domain/limits.ts'
import { bytesToHex, copyBytes } from '../../lib/bytes.ts'
import { writeTo } from '../../lib/one-time-client.ts'
import { createSetDigest } from '../../lib/set-digest.ts'
import { createMending } from '../set/mending.ts'
import { browserTimers } from '../set/room-timers.ts'
import type { RoomTimers } from '../set/room-types.ts'
import { sealedPaperBytes } from './hat-seal.ts'

/**
 * Sealed papers on their way into a hat: a flat map of the room's Yjs document, `papers`, under `<hat>/<paper>`. A paper
 * is named by its own hash, so that nobody can put something else in its place, and putting it in twice changes nothing.
 * No signature and no table: each is written under a client id used once, by whichever device it came to.
 */
export interface HatPapers {
  /** From now on papers of this hat are looked at, and put back where somebody deletes them. */
  keep(hat: string): void
  /** The papers of a kept hat that this device has seen, by name. */
  of(hat: string): ReadonlyMap<string, Uint8Array>
  /** False where the hat is not kept, or full. */
  put(hat: string, sealed: Uint8Array): boolean
  /** The hat is over: its papers are not put back by this device. */
  forget(hat: string): void
  /** ... and leave the document. */
  clear(hat: string): void
  /** '' where there are none. */
  digest(): string
  onChange(listener: () => void): () => void
  close(): void
}

interface HatPapersOptions {
  readonly doc: Doc
  readonly timers?: RoomTimers
  /** 0 to 1. */
  readonly random?: () => number
}

/** 32 hexadecimal characters. */
export const paperId = (sealed: Uint8Array): string =>
  bytesToHex(sha256(copyBytes(sealed))).slice(0, idCharacters)

export const createHatPapers = ({
  doc,
  timers = browserTimers,
  random = Math.random,
}: HatPapersOptions): HatPapers => {
  const carried = doc.getMap<unknown>('papers')
  /** By kept hat, what was ever seen of it, also where somebody has deleted it. */
  const seen = new Map<string, Map<string, Uint8Array>>()
  /** Keys that count in the digest: papers that the document carries now. */
  const counted = new Set<string>()
  const digest = createSetDigest()
  const listeners = new Set<() => void>()

  const paperAt = (key: string): { hat: string; id: string; sealed: Uint8Array } | undefined => {
    const value = carried.get(key)
    const [hat, id, more] = key.split('/')
    if (!(value instanceof Uint8Array) || value.length !== sealedPaperBytes) return undefined
    if (!hat || !id || more !== undefined || hat.length > idMaxLength || paperId(value) !== id)
      return undefined
    return { hat, id, sealed: value }
  }
  const remember = (hat: string, id: string, sealed: Uint8Array): boolean => {
    const all = seen.get(hat)
    if (!all || (all.size >= papersPerHatMax && !all.has(id))) return false
    all.set(id, sealed)
    return true
  }
  const look = (key: string) => {
    const paper = paperAt(key)
    if (counted.has(key) !== (paper !== undefined)) {
      digest.flip(key)
      if (paper) counted.add(key)
      else counted.delete(key)
    }
    if (paper) remember(paper.hat, paper.id, paper.sealed)
    else if (seenAt(key)) mending.need(key, false)
  }
  const seenAt = (key: string): Uint8Array | undefined => {
    const [hat = '', id = ''] = key.split('/')
    return seen.get(hat)?.get(id)
  }
  const write = (change: () => void) => writeTo(doc, true, change)
  const mending = createMending(timers, random, (keys) => {
    const missing = keys.filter((key) => seenAt(key) && !paperAt(key))
    for (const key of missing) write(() => carried.set(key, seenAt(key)))
    return missing
  })

  const onPapers = ({ keysChanged }: YMapEvent<unknown>) => {
    for (const key of keysChanged as ReadonlySet<unknown>) if (typeof key === 'string') look(key)
    for (const listener of [...listeners]) listener()
  }
  for (const key of carried.keys()) look(key)
  carried.observe(onPapers)

  return {
    keep(hat) {
      if (seen.has(hat)) return
      seen.set(hat, new Map())
      for (const key of carried.keys()) if (key.startsWith(`${hat}/`)) look(key)
      for (const listener of [...listeners]) listener()
    },
    of: (hat) => seen.get(hat) ?? none,
    put(hat, sealed) {
      const id = paperId(sealed)
      const key = `${hat}/${id}`
      if (sealed.length !== sealedPaperBytes || !remember(hat, id, sealed)) return false
      if (!paperAt(key)) write(() => carried.set(key, sealed))
      return true
    },
    forget(hat) {
      seen.delete(hat)
    },
    clear(hat) {
      seen.delete(hat)
      const keys = [...carried.keys()].filter((key) => key.startsWith(`${hat}/`))
      if (keys.length === 0) return
      write(() => {
        for (const key of keys) carried.delete(key)
      })
    },
    digest: () => (counted.size === 0 ? '' : digest.read()),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      mending.close()
      carried.unobserve(onPapers)
      listeners.clear()
    },
  }
}

const idCharacters = 32
const none: ReadonlyMap<string, Uint8Array> = new Map()
