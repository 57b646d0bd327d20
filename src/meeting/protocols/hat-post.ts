import type { Hat } from '../../domain/hat/hat.ts'
import type { DeviceId } from '../../domain/ids.ts'
import { concat, parseHex, textToBytes } from '../../lib/bytes.ts'
import { drawChance } from '../../lib/random.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import { paperId } from '../../records/hat/hat-papers.ts'
import { sealedPaperBytes, sealPaper } from '../../records/hat/hat-seal.ts'
import { browserTimers } from '../../records/set/room-timers.ts'
import { createChannel } from './channel.ts'
import {
  handOnOdds,
  handOutsMax,
  lastSeconds,
  linkLookEveryMs,
  paperGoesAfterMaxMs,
  paperHeldMaxMs,
  paperHeldMinMs,
  paperLostAfterMaxMs,
  paperLostAfterMinMs,
  papersPerNeighbourMax,
} from './hat-limits.ts'

/** This device's own paper on its way: kept, so that a reload neither loses it nor puts in a second one. */
interface Post {
  readonly id: string
  readonly sealed: Uint8Array
}

interface HatPostParts {
  readonly mesh: Mesh
  readonly papers: HatPapers
  /** The hat as of now, where papers are still taken for it. */
  calledFor(hat: string): Hat | undefined
  keptPost(hat: string): Post | undefined
  keepPost(hat: string, post: Post): Promise<void>
  /** What goes into this hat from this device; '' for a blank one. */
  textFor(hat: Hat): string
  /** How long this device's person can still fold; 0 when the time is over. */
  tellLeft(hat: string, seconds: number): void
}

const kind = 'paper'
const version = 1

/** A paper on its way into a hat. */
interface SealedPaper {
  readonly hat: string
  readonly sealed: Uint8Array
}

/**
 * How papers get into the hat without anybody learning who wrote them (after Crowds, Reiter and Rubin 1998): a device never
 * puts its own paper into the hat, where its neighbours would see over which link it came first. It hands it,
 * over a link that nobody else can read, to a neighbour drawn by lot; that one waits a moment, then hands it on or puts it
 * in. Nobody on the way can tell a paper's first hand from a later one, nor read it.
 */
export const openHatPost = ({
  mesh,
  papers,
  calledFor,
  keptPost,
  keepPost,
  textFor,
  tellLeft,
}: HatPostParts) => {
  const waits = new Set<() => void>()
  const sending = new Set<string>()
  /** By hat and neighbour, how many papers were taken: each has a share of its own, so that nobody's keeps out another's. */
  const taken = new Map<string, number>()
  let closed = false

  const channel = createChannel(mesh, kind, { encode: writeEnvelope, decode: readEnvelope })
  const wait = (minMs: number, maxMs: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        waits.delete(stop)
        resolve()
      }
      const cancel = browserTimers.later(end, minMs + drawChance() * (maxMs - minMs))
      const stop = () => {
        cancel()
        end()
      }
      waits.add(stop)
    })
  const isTaken = (hat: string) => !closed && calledFor(hat) !== undefined
  const isIn = (hat: string, sealed: Uint8Array) => papers.of(hat).has(paperId(sealed))

  /** A facilitator's device is asked never: it can open what it is handed. */
  const handOut = (hat: string, sealed: Uint8Array, but?: DeviceId): boolean => {
    const hands = [...mesh.peers.values()].filter((p) => p.linked && !p.facilitator && p.device !== but)
    const to = hands[Math.floor(drawChance() * hands.length)]
    return to !== undefined && channel.sendDirect(to.device, { hat, sealed })
  }

  const receive = async (from: DeviceId, paper: SealedPaper) => {
    const share = `${paper.hat} ${from}`
    const before = taken.get(share) ?? 0
    if (before >= papersPerNeighbourMax || !isTaken(paper.hat)) return
    taken.set(share, before + 1)
    await wait(paperHeldMinMs, paperHeldMaxMs)
    if (!isTaken(paper.hat) || isIn(paper.hat, paper.sealed)) return
    if (drawChance() < handOnOdds && handOut(paper.hat, paper.sealed, from)) return
    papers.put(paper.hat, paper.sealed)
  }

  const seal = async (hat: string): Promise<Post | undefined> => {
    for (let left = lastSeconds; left > 0 && isTaken(hat); left--) {
      tellLeft(hat, left)
      await wait(1_000, 1_000)
    }
    tellLeft(hat, 0)
    const called = closed ? undefined : calledFor(hat)
    const key = called && parseHex(called.publicKey)
    if (!key) return undefined
    const sealed = await sealPaper(key, hat, textFor(called))
    const post = { id: paperId(sealed), sealed }
    await keepPost(hat, post)
    // Phones that began together do not all speak at once, nor in the order in which they were written on.
    await wait(0, paperGoesAfterMaxMs - lastSeconds * 1_000)
    return post
  }
  const bringPaper = async (hat: string) => {
    const post = keptPost(hat) ?? (await seal(hat))
    if (!post) return
    for (let times = 0; isTaken(hat) && !isIn(hat, post.sealed); ) {
      if (![...mesh.peers.values()].some((peer) => peer.linked)) {
        await wait(linkLookEveryMs, linkLookEveryMs)
        continue
      }
      const handed = times < handOutsMax && handOut(hat, post.sealed)
      // Nobody but a facilitator is linked, or the device that was handed it left, again and again.
      if (!handed) papers.put(hat, post.sealed)
      times++
      await wait(paperLostAfterMinMs, paperLostAfterMaxMs)
    }
  }

  const stop = channel.onDirect((from, paper) => void receive(from, paper))

  return {
    /** Sees to it that this device's one paper gets into this hat; asked again, it changes nothing. */
    send(hat: string) {
      if (sending.has(hat)) return
      sending.add(hat)
      bringPaper(hat)
        .catch((error: unknown) => console.warn('A paper could not be put into the hat', error))
        .finally(() => sending.delete(hat))
    },
    close() {
      closed = true
      stop()
      for (const end of [...waits]) end()
    },
  }
}

const writeEnvelope = ({ hat, sealed }: SealedPaper): Uint8Array => {
  const name = textToBytes(hat)
  return concat([version, name.length], name, sealed)
}

/** undefined where these bytes are no paper. */
const readEnvelope = (bytes: Uint8Array): SealedPaper | undefined => {
  const nameLength = bytes[1] ?? 0
  if (bytes[0] !== version || bytes.length !== 2 + nameLength + sealedPaperBytes) return undefined
  const hat = new TextDecoder().decode(bytes.subarray(2, 2 + nameLength))
  return { hat, sealed: bytes.slice(2 + nameLength) }
}
