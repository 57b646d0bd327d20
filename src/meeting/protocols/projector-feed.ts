import { effect, type ReadonlySignal } from '@preact/signals'
import type { WindowChannel } from '../../browser/contract/browser.ts'
import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { readFields } from '../../domain/read-value.ts'
import { bytesToHex, randomBytes } from '../../lib/bytes.ts'
import { catchFault, isFault } from '../../lib/fault.ts'
import type { Ride, Room } from '../../records/set/room-types.ts'

/**
 * What goes between the window that is the device and those that only show the room to the room: the room's records and
 * how to read them. Nothing of a person's and nothing of a table's is ever in it.
 */
export type FeedMessage =
  /** From a follower, again and again: the digest of the room that it has, if any. */
  | { readonly feed: 2; readonly t: 'follow'; readonly follower: string; readonly digest?: string }
  /** How to read the room, in answer and as it changes; a feeder that is new to a follower is asked at once. */
  | { readonly feed: 2; readonly t: 'facts'; readonly feeder: string; readonly facts: FeedFacts }
  /** The room on its way, as on a link: to a follower, or from it. */
  | {
      readonly feed: 2
      readonly t: 'to' | 'from'
      readonly follower: string
      readonly message: Uint8Array
    }

export interface FeedFacts {
  readonly facilitator: SignerId
  readonly invitationLink: string
  /** The room's clock less this device's, ms. */
  readonly offset: number
  /** People's devices in the meeting. */
  readonly devices: number
}

export const feedChannel = (id: MeetingId) => `plenary-room-${id}`

/**
 * undefined for whatever is no whole message of this version: another page of this origin, or an older window of the app,
 * may say anything under the same name.
 */
export const readFeed = (message: unknown): FeedMessage | undefined => {
  const read = catchFault((): FeedMessage | undefined => {
    const fields = readFields(message)
    if (fields.get('feed') !== 2) return undefined
    const t = fields.one('t', ['follow', 'facts', 'to', 'from'])
    if (t === 'facts')
      return { feed: 2, t, feeder: fields.id('feeder'), facts: readFacts(fields.object('facts')) }
    const follower = fields.id('follower')
    if (t === 'follow')
      return { feed: 2, t, follower, ...fields.ifThere('digest', (key) => fields.text(key, digestMaxLength)) }
    const bytes = fields.get('message')
    return bytes instanceof Uint8Array ? { feed: 2, t, follower, message: bytes } : undefined
  })
  return isFault(read) ? undefined : read
}

const readFacts = (facts: ReturnType<typeof readFields>): FeedFacts => ({
  facilitator: facts.matching('facilitator', /^[0-9a-f]{32}$/),
  invitationLink: facts.text('invitationLink', linkMaxLength),
  offset: facts.number('offset', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  devices: facts.whole('devices', 0, Number.MAX_SAFE_INTEGER),
})

/** Many times a link's length, and still nothing that could hurt. */
const linkMaxLength = 8_192

const digestMaxLength = 64

/** A follower that has not asked for so long is gone, ms. */
const goneAfterMs = 10_000
/** A follower that differs for so long has missed something: it is told anew, ms. */
const anewAfterMs = 3_000

interface FeedParts {
  readonly channel: WindowChannel
  readonly room: Pick<Room, 'ride' | 'digest'>
  readonly facilitator: SignerId
  now(): number
  invitationLink(): string
  readonly offset: ReadonlySignal<number>
  readonly devices: ReadonlySignal<number>
}

interface Follower {
  readonly ride: Ride
  readonly since: number
  askedAt: number
}

/** Feeds the followers of this window: each change as it comes, and whatever one of them lacks. */
export const feedProjectors = (parts: FeedParts) => {
  const { channel, room, facilitator, now, invitationLink, offset, devices } = parts
  const followers = new Map<string, Follower>()
  const feeder = bytesToHex(randomBytes(8))
  const post = (message: FeedMessage) => channel.post(message)
  const tellFacts = () =>
    post({
      feed: 2,
      t: 'facts',
      feeder,
      facts: {
        facilitator,
        invitationLink: invitationLink(),
        offset: offset.peek(),
        devices: devices.peek(),
      },
    })
  const forget = (follower: string) => {
    followers.get(follower)?.ride.close()
    followers.delete(follower)
  }
  const answer = (follower: string, digest: string | undefined) => {
    for (const [id, { askedAt }] of followers) if (now() - askedAt > goneAfterMs) forget(id)
    tellFacts()
    // It has no room yet, to which anything could be told.
    if (digest === undefined) return
    const known = followers.get(follower)
    if (known) known.askedAt = now()
    if (known && (digest === room.digest() || now() - known.since < anewAfterMs)) return
    forget(follower)
    const ride = room.ride({
      device: follower,
      send: (message) => post({ feed: 2, t: 'to', follower, message }),
    })
    followers.set(follower, { ride, since: now(), askedAt: now() })
  }
  const stop = channel.onMessage((data) => {
    const message = readFeed(data)
    if (message?.t === 'follow') answer(message.follower, message.digest)
    else if (message?.t === 'from') followers.get(message.follower)?.ride.receive(message.message)
  })
  const stopFacts = effect(() => {
    void offset.value
    void devices.value
    tellFacts()
  })
  return () => {
    stop()
    stopFacts()
    for (const follower of [...followers.keys()]) forget(follower)
    channel.close()
  }
}
