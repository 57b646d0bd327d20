import { effect, type ReadonlySignal } from '@preact/signals'
import { type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { WindowChannel } from '../browser/browser.ts'
import type { MeetingId, SignerId } from '../domain/ids.ts'

/**
 * What goes between the window that is the device and those that only show the room to the room: the room document and
 * how to read it. Nothing of a person's and nothing of a table's is ever in it.
 */
export type FeedMessage =
  /** From a follower, again and again: what it has (a Yjs state vector), if anything. */
  | { readonly feed: 1; readonly t: 'follow'; readonly have?: Uint8Array }
  | { readonly feed: 1; readonly t: 'room'; readonly update: Uint8Array; readonly facts: FeedFacts }

export interface FeedFacts {
  readonly facilitator: SignerId
  readonly invitationLink: string
  /** The room's clock less this device's, ms. */
  readonly offset: number
  /** People's devices in the meeting. */
  readonly devices: number
}

export const feedChannel = (id: MeetingId) => `plenary-room-${id}`

/** undefined for what another version of the app may say. */
export const readFeed = (message: unknown): FeedMessage | undefined =>
  typeof message === 'object' && message !== null && (message as { feed?: unknown }).feed === 1
    ? (message as FeedMessage)
    : undefined

export interface FeedParts {
  readonly channel: WindowChannel
  readonly doc: Doc
  readonly facilitator: SignerId
  readonly invitationLink: string
  readonly offset: ReadonlySignal<number>
  readonly devices: ReadonlySignal<number>
}

/** Feeds the followers of this window: each change as it comes, and whatever one of them says that it lacks. */
export const feedProjectors = ({ channel, doc, facilitator, invitationLink, offset, devices }: FeedParts) => {
  const tell = (update: Uint8Array) =>
    channel.post({
      feed: 1,
      t: 'room',
      update,
      facts: { facilitator, invitationLink, offset: offset.peek(), devices: devices.peek() },
    } satisfies FeedMessage)
  const tellSince = (have?: Uint8Array) => tell(encodeStateAsUpdate(doc, have))
  const stop = channel.onMessage((data) => {
    const message = readFeed(data)
    if (message?.t === 'follow') tellSince(message.have)
  })
  doc.on('update', tell)
  const stopFacts = effect(() => {
    void offset.value
    void devices.value
    tellSince(encodeStateVector(doc))
  })
  return () => {
    stop()
    stopFacts()
    doc.off('update', tell)
    channel.close()
  }
}
