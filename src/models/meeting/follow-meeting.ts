import { computed, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import { newId } from '../../grid/new-id.ts'
import type { VerifySignature } from '../../lib/p256.ts'
import { refuse } from '../../lib/result.ts'
import {
  type FeedFacts,
  type FeedMessage,
  feedChannel,
  readFeed,
} from '../../meeting/protocols/projector-feed.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { noLog, noStore } from '../../meeting/storage/no-storage.ts'
import type { Ride } from '../../records/set/room-types.ts'
import type { OpenMeeting } from './meeting-engine.ts'
import type { MeetingModel } from './meeting-types.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'

/** A follower asks this often for what it lacks, ms: so it is in step again soon after either window slept or was reloaded. */
const askEveryMs = 2_000
/** The window that is the device, as the source of what comes. */
const feed = 'feed'
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
 * room. It has no key, no seat, no link and no storage, so that it cannot say or learn anything else.
 */
export const followMeeting = ({ id, browser, verify, open, opened: tell }: FollowParts) => {
  const channel = browser.windows.channel(feedChannel(id))
  const offset = signal(0)
  const devices = signal(1)
  const heardAt = signal(browser.now())
  const tick = signal(browser.now())
  let opening: Promise<OpenMeeting> | undefined
  const follower = newId()
  let opened: OpenMeeting | undefined
  let ride: Ride | undefined
  let feeder = ''
  let closed = false

  const ask = () => {
    const digest = opened ? { digest: opened.room.digest() } : {}
    channel.post({ feed: 2, t: 'follow', follower, ...digest } satisfies FeedMessage)
  }
  const begin = async ({ facilitator, invitationLink }: FeedFacts) => {
    const made = await open({
      id,
      facilitator,
      entry: undefined,
      facts: meetingFacts(noStore, id),
      browser: { ...browser, now: () => browser.now() + offset.peek() },
      store: noStore,
      openLog: () => noLog,
      verify,
      readLink: () => refuse('not-plenary'),
      loadMovingCodec: () => Promise.reject(new Error('a window that follows carries nothing')),
      encodeLink: () => '',
      takeArrivedCard: () => undefined,
      promised: async () => new Set(),
      kept: async () => [],
      callAtStepEnd: () => undefined,
      summaryChanged: () => undefined,
    })
    opened = made
    if (closed) return made
    ride = made.room.ride({
      device: feed,
      send: (message) => channel.post({ feed: 2, t: 'from', follower, message } satisfies FeedMessage),
    })
    ask()
    const isFollowed = computed(() => tick.value - heardAt.value <= silentAfterMs)
    tell({ ...made.model, invitationLink, devices, followed: isFollowed })
    return made
  }
  const stop = channel.onMessage((data) => {
    const message = readFeed(data)
    if (message?.t === 'to' && message.follower === follower) ride?.receive(message.message)
    if (message?.t !== 'facts') return
    offset.value = message.facts.offset
    devices.value = message.facts.devices
    heardAt.value = browser.now()
    tick.value = browser.now()
    if (!opened) opening ??= begin(message.facts)
    else if (message.feeder !== feeder) ask()
    feeder = message.feeder
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
      ride?.close()
      await (await opening)?.close()
    },
  }
}
