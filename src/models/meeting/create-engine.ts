import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { continueMeetings, type FollowedMeeting } from '../../domain/outcome/follow-up.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { localDay } from '../../lib/local-day.ts'
import { insist, refuse, succeed } from '../../lib/result.ts'
import type { MeetingDraft } from '../../meeting/meeting-draft.ts'
import { createMeetingEntry, draftOf, rememberMeeting } from '../../meeting/meeting-entry.ts'
import { writeMeeting, writeRecovery } from '../../meeting/new-meeting.ts'
import { loadRoom } from '../../meeting/opened-room.ts'
import { feedChannel, feedProjectors } from '../../meeting/protocols/projector-feed.ts'
import { writeSample } from '../../meeting/sample.ts'
import {
  type EntryFact,
  type Fact,
  type MeetingFacts,
  meetingFacts,
  meetingPrefix,
  promisesOf,
} from '../../meeting/storage/facts.ts'
import { loadKept } from '../../meeting/storage/kept-promises.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import { learnHeld } from '../../meeting/storage/planned.ts'
import type { Card } from '../../mesh/contract/card.ts'
import { type DeviceKey, openDeviceKey } from '../../mesh/contract/device-key.ts'
import type { KeptHost, KeptSpares, Mesh } from '../../mesh/contract/mesh.ts'
import type { StartByHand } from '../../mesh/contract/signalling.ts'
import { deriveSecrets, type MeetingSecrets } from '../../records/secrets.ts'
import { createRoom } from '../../records/set/room.ts'
import { importSigner, type OwnSigner } from '../../records/signing/signer.ts'
import { type PackRefusal, packRecords, readPack } from '../../records/travel/pack.ts'
import type { Store, UpdateLog } from '../../storage/store.ts'
import type { Way } from '../connect/ways-types.ts'
import { readEarlierMeeting } from '../series/earlier.ts'
import { followMeeting } from './follow-meeting.ts'
import type { DeviceForMeetings, MeetingEngine } from './meeting-engine.ts'
import { openMeeting } from './open-meeting.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'

interface EngineParts
  extends Pick<OpenMeetingParts, 'browser' | 'readLink' | 'encodeLink' | 'verify' | 'loadMovingCodec'> {
  readonly store: Store
  /** The meeting's mesh on this device, under its kept key and certificate and with the ways back that an earlier page has kept. */
  makeMesh(
    secrets: MeetingSecrets,
    kept: {
      readonly device: DeviceKey
      readonly certificate: RTCCertificate
      readonly spares: KeptSpares
      readonly host: KeptHost
      /** Whether links may ask how the internet sees this device. */
      readonly isFar: () => boolean
    },
  ): Promise<Mesh>
  /** Cards that people hand each other, and the ways in which devices find each other by themselves. */
  readonly startByHand: StartByHand
  readonly ways: readonly Way[]
  makeDeviceKeys(): Promise<CryptoKeyPair>
  makeCertificate(): Promise<RTCCertificate>
  makeLog(prefix: string): UpdateLog
  readonly device: DeviceForMeetings
}

const packRefusals: Record<PackRefusal, Refusal> = {
  'not-a-pack': 'not-a-pack',
  newer: 'pack-newer',
  broken: 'pack-broken',
}

const facilitatorOf = (entry: EntryFact): SignerId =>
  entry.kind === 'pack' ? entry.facilitator : entry.invitation.facilitator

export const createEngine = (parts: EngineParts): MeetingEngine => {
  const { store, browser, readLink, encodeLink, verify } = parts
  /** Cards that came with a link, until the pairing screen takes them. */
  const arrived = new Map<MeetingId, Card>()
  const logOf = (id: MeetingId, document: string) => parts.makeLog(`${meetingPrefix(id)}doc/${document}`)

  const readInvitation = async (link: string) => {
    const read = readLink(link)
    if (!read.ok) return read
    return succeed({ ...read.value, secrets: await deriveSecrets(read.value.invitation) })
  }
  const entering = { store, now: browser.now }

  /** Writes a room into the storage from which it will be opened. */
  const withRoom = async (
    id: MeetingId,
    facilitator: SignerId,
    use: (room: ReturnType<typeof createRoom>) => Promise<void>,
  ) => {
    const room = createRoom({ meeting: id, facilitator, verify })
    const saving = await loadRoom(room, { store, openLog: (name) => logOf(id, name) })
    await room.settled()
    await use(room)
    await saving.close()
    room.close()
  }

  /** The first records of a meeting that this device leads, on what it continues. */
  const writeFirst = async (id: MeetingId, signer: OwnSigner, facts: MeetingFacts, draft: MeetingDraft) => {
    const followed: FollowedMeeting[] = []
    for (const earlierId of draft.continues ?? []) {
      const meeting = await readEarlierMeeting(store, earlierId, (name) => logOf(earlierId, name))
      if (meeting) followed.push(meeting)
    }
    // Of a pack, too: phones that have kept a code of the device that was lost learn that this one counts.
    const event = draft.event ?? followed.findLast((meeting) => meeting.event)?.event
    const said = event === undefined ? draft : { ...draft, event }
    await withRoom(id, signer.id, async (room) => {
      await writeMeeting(room, signer, said, browser.now(), continueMeetings(followed))
      await facts.recoveryCode.set(insist(await writeRecovery(room, signer)))
    })
    if (event !== undefined) await learnHeld(store, event, id)
  }
  /** A meeting that was only planned begins to be one when its facilitator first opens it. */
  const beginPlanned = async (id: MeetingId, facts: MeetingFacts) => {
    const draft = await draftOf(store, id).get()
    const exported = draft && (await facts.facilitator.get())
    const signer = exported && (await importSigner(exported))
    if (!draft || typeof signer !== 'object') return
    await writeFirst(id, signer, facts, draft)
    await draftOf(store, id).forget()
  }

  /** A next meeting begins for this device when it is first opened, not when it was kept. */
  const markOpened = async (facts: MeetingFacts) => {
    const summary = await facts.summary.get()
    if (!summary?.planned || summary.planned.isOpened) return
    const planned = { ...summary.planned, isOpened: true } as const
    await facts.summary.set({ ...summary, startedAt: browser.now(), planned })
  }

  const engine: MeetingEngine = {
    async open(id) {
      const facts = meetingFacts(store, id)
      const kept = await facts.entry.get()
      if (!kept) return refuse('unknown-meeting')
      await beginPlanned(id, facts)
      await markOpened(facts)
      const openLog = (document: string) => logOf(id, document)
      const common = {
        id,
        facts,
        store,
        browser,
        openLog,
        verify,
        readLink,
        encodeLink,
        loadMovingCodec: parts.loadMovingCodec,
        takeArrivedCard: () => {
          const card = arrived.get(id)
          arrived.delete(id)
          return card
        },
        promised: () => promisesOf(store),
        kept: () => loadKept(store),
        callAtStepEnd: parts.device.callAtStepEnd,
        summaryChanged: (summary: MeetingSummary) => facts.summary.keep(summary),
      }
      if (kept.kind === 'pack')
        return succeed(await openMeeting({ ...common, facilitator: kept.facilitator, entry: undefined }))
      const { invitation } = kept
      const [secrets, certificate, deviceKeys, keptSpares, keptHost] = await Promise.all([
        deriveSecrets(invitation),
        openKept(facts.certificate, parts.makeCertificate),
        openKept(facts.deviceKeys, parts.makeDeviceKeys),
        facts.spares.get(),
        facts.host.get(),
      ])
      const device = await openDeviceKey(deviceKeys)
      const spares = { kept: keptSpares ?? [], keep: facts.spares.keep }
      const host = { kept: keptHost, keep: facts.host.keep }
      let isFar = false
      const ways = await Promise.all(
        parts.ways.map(async (way) => ({ way, secrets: await secrets.signalling(way.id) })),
      )
      const mesh = await parts.makeMesh(secrets, { device, certificate, spares, host, isFar: () => isFar })
      const { facilitator } = invitation
      const meeting = await openMeeting({
        ...common,
        facilitator,
        entry: {
          invitation,
          mesh,
          startByHand: parts.startByHand,
          ways,
          setFar(far) {
            isFar = far
          },
        },
      })
      const stopFeeding = feedProjectors({
        channel: browser.windows.channel(feedChannel(id)),
        room: meeting.room,
        now: browser.now,
        facilitator,
        invitationLink: () => meeting.model.invitationLink,
        offset: meeting.offset,
        devices: meeting.model.devices,
      })
      const stopWaking = browser.onWake(() => mesh.wake())
      return succeed({
        ...meeting,
        async close() {
          stopWaking()
          stopFeeding()
          await meeting.close()
        },
      })
    },

    follow: (id, opened) => followMeeting({ id, browser, verify, open: openMeeting, opened }),

    async create(draft) {
      const { id, signer, facts } = await createMeetingEntry(entering, draft, { sample: false })
      await writeFirst(id, signer, facts, draft)
      // Firefox asks its person, who may take their time: the meeting opens meanwhile.
      void parts.device.askToPersist()
      return id
    },

    async bringCard(link) {
      const read = await readInvitation(link)
      if (!read.ok || !read.value.card) return false
      arrived.set(read.value.secrets.meeting, read.value.card)
      return true
    },

    async join(link, seat) {
      const read = await readInvitation(link)
      if (!read.ok) return read
      const { invitation, secrets } = read.value
      const id = secrets.meeting
      const facts = await rememberMeeting(
        entering,
        id,
        { kind: 'invitation', invitation },
        {
          title: '',
          focus: '',
          role: 'participant',
          sample: false,
          ...(seat.table === undefined ? {} : { table: seat.table }),
        },
      )
      await facts.seat.set(seat)
      return succeed(id)
    },

    async openPack(bytes) {
      const pack = await readPack(bytes)
      if (typeof pack === 'string') return refuse(packRefusals[pack])
      const { meeting: id, facilitator, title, heldAt } = pack
      const before = await meetingFacts(store, id).entry.get()
      // Of a meeting that this device is in, only what its own facilitator vouches for is taken.
      if (before && facilitatorOf(before) !== facilitator) return refuse('pack-broken')
      if (!before) {
        const facts = await rememberMeeting(
          entering,
          id,
          { kind: 'pack', facilitator },
          { title, focus: '', role: 'reader', sample: false },
        )
        const summary = await facts.summary.get()
        if (summary) await facts.summary.set({ ...summary, startedAt: heldAt })
      }
      // Added to what is there, record by record: opening a pack twice, or an older one, changes nothing.
      await withRoom(id, facilitator, async (room) => {
        await room.importRecords(packRecords(pack))
      })
      return succeed(id)
    },

    async sample() {
      const before = (await store.entries<MeetingSummary>('summary/')).find(([, summary]) => summary.sample)
      if (before) return before[1].id
      const { sampleMeeting } = await loadAgain(() => import('../../templates/sample-meeting.ts'))
      const sample = sampleMeeting(localDay(browser.now()))
      const { brief, template, tables } = sample
      const { id, signer, facts } = await createMeetingEntry(
        entering,
        { ...brief, template, tables },
        { sample: true },
      )
      await withRoom(id, signer.id, (room) => writeSample(room, signer, facts, sample, browser.now()))
      return id
    },
  }
  return engine
}

/** What was kept before, or else a new one, kept before it is used. */
const openKept = async <T>(fact: Fact<T>, make: () => Promise<T>): Promise<T> => {
  const before = await fact.get()
  if (before !== undefined) return before
  const made = await make()
  await fact.set(made)
  return made
}
