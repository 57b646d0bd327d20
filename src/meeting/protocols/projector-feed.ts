import { effect, type ReadonlySignal } from '@preact/signals'
import { type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { WindowChannel } from '../../browser/contract/browser.ts'
import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { readFields } from '../../domain/read-value.ts'
import { catchFault, isFault } from '../../lib/fault.ts'

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

/**
 * undefined for whatever is no whole message of this version: another page of this origin, or an older window of the app,
 * may say anything under the same name. The update and the state vector are bytes only; Yjs says whether they can be read.
 */
export const readFeed = (message: unknown): FeedMessage | undefined => {
  const read = catchFault((): FeedMessage | undefined => {
    const fields = readFields(message)
    if (fields.get('feed') !== 1) return undefined
    const [have, update] = [fields.get('have'), fields.get('update')]
    switch (fields.get('t')) {
      case 'follow':
        if (have === undefined) return { feed: 1, t: 'follow' }
        return have instanceof Uint8Array ? { feed: 1, t: 'follow', have } : undefined
      case 'room': {
        const facts = readFields(fields.get('facts'), 'facts')
        return update instanceof Uint8Array
          ? { feed: 1, t: 'room', update, facts: readFacts(facts) }
          : undefined
      }
      default:
        return undefined
    }
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

interface FeedParts {
  readonly channel: WindowChannel
  readonly doc: Doc
  readonly facilitator: SignerId
  invitationLink(): string
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
      facts: {
        facilitator,
        invitationLink: invitationLink(),
        offset: offset.peek(),
        devices: devices.peek(),
      },
    } satisfies FeedMessage)
  const tellSince = (have?: Uint8Array) => tell(encodeStateAsUpdate(doc, have))
  const stop = channel.onMessage((data) => {
    const message = readFeed(data)
    if (message?.t !== 'follow') return
    try {
      tellSince(message.have)
    } catch {
      // What it says that it has cannot be read: then it gets everything.
      tellSince()
    }
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
