import { computed, signal } from '@preact/signals'
import { applyUpdate, encodeStateVector } from 'yjs'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import { refuse } from '../../lib/result.ts'
import {
  type FeedFacts,
  type FeedMessage,
  feedChannel,
  readFeed,
} from '../../meeting/protocols/projector-feed.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { noLog, noStore } from '../../meeting/storage/no-storage.ts'
import type { VerifySignature } from '../../records/signing/signer.ts'
import type { OpenMeeting } from './meeting-engine.ts'
import type { MeetingModel } from './meeting-types.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'

/** A follower asks this often for what it lacks, ms: so it is in step again soon after either window slept or was reloaded. */
const askEveryMs = 2_000
/** Not answered for so long, it says that it waits, ms. */
const silentAfterMs = 6_000

interface FollowParts {
  readonly id: MeetingId
  readonly browser: Browser
  readonly verify?: VerifySignature | undefined
  open(parts: OpenMeetingParts): Promise<OpenMeeting>
  opened(model: MeetingModel): void
}

/**
 * A window that shows the room while another window of this browser is the device: the same models over a copy of the
 * room document. It has no key, no seat, no link and no storage, so that it cannot say or learn anything else.
 */
export const followMeeting = ({ id, browser, verify, open, opened }: FollowParts) => {
  const channel = browser.windows.channel(feedChannel(id))
  const offset = signal(0)
  const devices = signal(1)
  const heardAt = signal(browser.now())
  const tick = signal(browser.now())
  let opening: Promise<OpenMeeting> | undefined
  let room: OpenMeeting | undefined
  let closed = false

  const ask = () => {
    const have = room ? { have: encodeStateVector(room.doc) } : {}
    channel.post({ feed: 1, t: 'follow', ...have } satisfies FeedMessage)
  }
  const begin = async ({ facilitator, invitationLink }: FeedFacts) => {
    const made = await open({
      id,
      facilitator,
      entry: undefined,
      facts: meetingFacts(noStore, id),
      browser: { ...browser, now: () => browser.now() + offset.peek() },
      openLog: () => noLog,
      verify,
      readLink: () => refuse('not-plenary'),
      loadMovingCodec: () => Promise.reject(new Error('a window that follows carries nothing')),
      encodeLink: () => '',
      takeArrivedCard: () => undefined,
      promised: async () => new Set(),
      callAtStepEnd: () => undefined,
      summaryChanged: () => undefined,
    })
    room = made
    if (closed) return made
    ask()
    const isFollowed = computed(() => tick.value - heardAt.value <= silentAfterMs)
    opened({ ...made.model, invitationLink, devices, followed: isFollowed })
    return made
  }
  const stop = channel.onMessage((data) => {
    const message = readFeed(data)
    if (message?.t !== 'room') return
    try {
      if (room) applyUpdate(room.doc, message.update, 'feed')
    } catch {
      // Unreadable, and so nobody's word; what is lacking is asked for again in a moment.
      return
    }
    offset.value = message.facts.offset
    devices.value = message.facts.devices
    heardAt.value = browser.now()
    tick.value = browser.now()
    // What came before the models were there is asked for again.
    if (!room) opening ??= begin(message.facts)
  })
  const asking = setInterval(() => {
    tick.value = browser.now()
    ask()
  }, askEveryMs)
  const stopWaking = browser.onWake(ask)
  const letSleep = browser.wakeLock.hold()
  ask()

  return {
    async close() {
      closed = true
      clearInterval(asking)
      stopWaking()
      letSleep()
      stop()
      channel.close()
      await (await opening)?.close()
    },
  }
}
