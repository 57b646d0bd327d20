import { computed, effect, signal, untracked } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import { hasHat } from '../../domain/hat/hat-steps.ts'
import type { ActionPointId, DeviceId, MeetingId, SignerId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import { newPointId } from '../../grid/new-id.ts'
import { facilitatorKey, openOwnKey } from '../../meeting/keys/own-signer.ts'
import { createOwnVoice } from '../../meeting/keys/own-voice.ts'
import { openRoom, roomDocumentName } from '../../meeting/opened-room.ts'
import { openPeople } from '../../meeting/people/who-is-there.ts'
import { openRoomClock } from '../../meeting/protocols/room-clock.ts'
import type { MeetingFacts, SeatFact } from '../../meeting/storage/facts.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { StartByHand } from '../../mesh/contract/signalling.ts'
import type { VerifySignature } from '../../records/signing/signer.ts'
import type { UpdateLog } from '../../storage/store.ts'
import { connectionModel } from '../connect/connection-model.ts'
import type { LinkReader } from '../connect/connection-types.ts'
import { type MeetingWaysEntry, meetingWays } from '../connect/meeting-ways.ts'
import { meetingPairing } from '../connect/pairing-model.ts'
import { carriedRoom, openHatWhenNeeded } from '../hat/hat-loader.ts'
import { facilitateModel } from '../lead/facilitate-model.ts'
import { leaderOf, openLeading } from '../lead/leading.ts'
import { draftsModel } from '../mine/drafts-model.ts'
import { meModel, straightNote } from '../mine/me-model.ts'
import { roomModel } from '../room/room-model.ts'
import { followUp } from '../series/follow-up.ts'
import { createSitting, gatesHere, roomAt, turnOnScreen } from '../table/sitting.ts'
import { openTableSession, type TableSession } from '../table/table-session.ts'
import { type CarryingParts, transferActions } from '../transfer/carrying.ts'
import { clockReading } from './clock-reading.ts'
import { exportActions } from './export-meeting.ts'
import { keepSummary } from './keep-summary.ts'
import type { OpenMeeting } from './meeting-engine.ts'
import type { MeetingModel } from './meeting-types.ts'
import { placeModel } from './place-model.ts'
import { onStepEnd } from './step-end.ts'

const tickEveryMs = 1_000

export interface OpenMeetingParts extends CarryingParts {
  readonly id: MeetingId
  readonly facilitator: SignerId
  /** undefined where only a pack was opened: the meeting can be read, not joined. */
  readonly entry: (MeetingWaysEntry & { readonly startByHand: StartByHand }) | undefined
  readonly facts: MeetingFacts
  readonly browser: Browser
  openLog(document: string): UpdateLog
  readonly verify?: VerifySignature | undefined
  readonly readLink: LinkReader
  encodeLink(content: { invitation: Invitation; card?: Card }): string
  takeArrivedCard(): Card | undefined
  /** Action points that were taken on this device, in whatever meeting of it. */
  promised(): Promise<ReadonlySet<ActionPointId>>
  summaryChanged(summary: MeetingSummary): void
  /** @param leads whether this device leads the meeting */
  callAtStepEnd(leads: boolean): void
}

/** Opens one meeting on this device: documents from storage, links through the mesh, and the models that views read. */
export const openMeeting = async (parts: OpenMeetingParts): Promise<OpenMeeting> => {
  const { id, facts, browser, entry, facilitator, verify } = parts
  const mesh = entry?.mesh
  const own = await openOwnKey(facts.facilitator)
  const seat = signal<SeatFact>((await facts.seat.get()) ?? { table: undefined, name: '' })
  const summary = await facts.summary.get()
  const undos: (() => void)[] = []

  const opened = await openRoom({
    meeting: id,
    facilitator,
    verify,
    own,
    hint: entry?.invitation.hint,
    knownTitle: summary?.title ?? '',
    openLog: parts.openLog,
  })
  undos.push(opened.release)
  const { room, view, names, template, brief, tables, saving: roomSaving } = opened
  /** Set once the room knows this device as a facilitator's, which may be in the middle of the meeting. */
  const signer = facilitatorKey(own, view)
  const isFacilitator = computed(() => signer.value !== undefined)

  const myTable = computed(() => seat.value.table)
  const myName = computed(() => seat.value.name)

  const table = signal<TableSession | undefined>(undefined)
  const seatedAt = computed(() => table.value?.model.id)

  // Who is there
  const isScreen = computed(() => seat.value.screen === true)
  const who = await openPeople({ mesh, met: facts.met, view, isFacilitator, myTable, seatedAt, isScreen })
  undos.push(who.close)
  const { peers, present, self } = who

  // Time and place
  const leader = leaderOf(view, parts.facilitator)
  const clock = await openRoomClock({
    mesh,
    room,
    meeting: id,
    now: browser.now,
    signer,
    leader,
    pinned: parts.facilitator,
    kept: facts.clockOffset,
  })
  const turn = turnOnScreen(table, isFacilitator)
  const stage = computed(() => view.value.stage)
  const places = await placeModel({
    template,
    stage,
    linked: peers.linked,
    kept: facts.place,
    decides: isFacilitator,
    atTable: computed(() => turn.value?.place),
  })
  const tick = signal(browser.now())
  const ticking = setInterval(() => {
    tick.value = browser.now()
  }, tickEveryMs)
  undos.push(() => clearInterval(ticking))
  undos.push(
    effect(() => {
      if (peers.linked.value > 0) places.linkedAgain()
    }),
  )

  const gates = gatesHere(template, table, places)
  const say = createOwnVoice(room, signer, () => table.peek()?.voice)

  // The circles
  const drafts = await draftsModel(facts.drafts)
  const hat = openHatWhenNeeded(
    computed(() => hasHat(template.value) || view.value.hats.size > 0),
    {
      room,
      view,
      mesh,
      peers: peers.peers,
      template,
      looking: places.looking,
      myTable,
      leads: computed(() => (isFacilitator.value ? own.key.value : undefined)),
      drafts,
      kept: facts.hatPosts,
      putOnTable: (text, cell) => void table.peek()?.model.add(cell, text),
    },
  )
  undos.push(hat.close)
  const stopCarrying = mesh?.sync(carriedRoom(roomDocumentName, room, hat))

  const me = await meModel({
    facts,
    table: myTable,
    gates,
    putOnTable: (note) => table.peek()?.put(note),
    putInRoom: (note) =>
      say(`note/${note.id}`, straightNote(note, { names: names(), name: seat.peek().name, room })),
  })
  const sitWith = createSitting(
    table,
    (at) =>
      openTableSession({
        meeting: id,
        table: at,
        roomDocument: room,
        gates,
        template,
        room: roomAt(places, stage),
        now: browser.now,
        tick,
        roomOffset: clock.offset,
        mesh,
        self,
        facts,
        names,
        name: () => seat.peek().name,
        present,
        broughtIds: me.broughtIds,
        openLog: parts.openLog,
      }),
    me.bringAgain,
  )
  await sitWith(seat.peek().table)

  const theRoom = await roomModel({
    room,
    view,
    template,
    myTable,
    facilitator: isFacilitator,
    devices: who.byTable,
    say,
    newPointId: () => newPointId(table.peek() ? myTable.peek() : undefined),
    mayAnswerFor: (id) => table.value?.mayAnswerFor(id) ?? true,
    facts,
  })
  undos.push(theRoom.close)
  const looksBack = await followUp({ view, facts, room: theRoom.model, promised: parts.promised, say })

  const ways = meetingWays({ entry, view, browser })
  undos.push(ways.close)
  const { invitation } = ways
  const invitationLink = computed(() =>
    invitation.value ? parts.encodeLink({ invitation: invitation.value }) : '',
  )
  const facilitate = signal<ReturnType<typeof facilitateModel> | undefined>(undefined)
  undos.push(
    effect(() => {
      const me = signer.value
      if (!me) return
      facilitate.value = untracked(() =>
        facilitateModel({
          room,
          view,
          template,
          brief,
          readout: theRoom.model.readout,
          signer: me,
          met: who.metFirst,
          devices: who.people,
          screens: who.screens,
          invitationLink,
          now: clock.now,
        }),
      )
      return () => facilitate.peek()?.close()
    }),
  )

  const sitsAt = (device: DeviceId) => {
    const at = mesh?.peers.get(device)?.table
    return tables.peek().find((t) => t.id === at)
  }
  const lead = openLeading({
    room,
    view,
    mesh,
    own,
    signer,
    leader,
    pinned: parts.facilitator,
    heard: clock.heard,
    present,
    tick,
    recoveryCode: facts.recoveryCode,
    tableOf: sitsAt,
  })
  undos.push(lead.close)
  const pairing = meetingPairing({
    entry,
    readLink: parts.readLink,
    encodeLink: parts.encodeLink,
    takeArrived: parts.takeArrivedCard,
    sitsAt,
    told: lead.pairing,
    browser,
  })
  const connection = connectionModel({
    mesh,
    peers,
    pairing,
    myTable,
    saving: [
      () => roomSaving.state.value,
      () => me.saving.value,
      () => table.value?.saving.state.value ?? 'saved',
      () => (table.value?.unwritten.value ? 'saving' : 'saved'),
    ],
    roomName: roomDocumentName,
    tableName: () => table.value?.documentName,
    view,
    ways: ways.models,
  })

  undos.push(
    keepSummary({
      summary,
      brief,
      myTable,
      isFacilitator,
      now: browser.now,
      changed: parts.summaryChanged,
    }),
    browser.onLeave(() => {
      drafts.flush()
      table.peek()?.flush()
    }),
  )
  if (entry) undos.push(browser.wakeLock.hold())

  const model: MeetingModel = {
    id,
    get role() {
      return isFacilitator.value ? 'facilitator' : entry ? 'participant' : 'reader'
    },
    isScreen,
    sample: summary?.sample ?? false,
    brief,
    briefKnown: computed(() => view.value.brief !== undefined),
    template,
    tables,
    place: places.place,
    placeFrom: places.placeFrom,
    looking: places.looking,
    look: places.look,
    followRoom: places.followRoom,
    typing: places.typing,
    clock: computed(
      () =>
        turn.value?.clock ??
        clockReading(
          places.placeFrom.value === 'person' ? undefined : view.value.stage,
          template.value,
          tick.value + clock.offset.value,
          brief.value.endsAt,
        ),
    ),
    drafts,
    me: me.model,
    ...transferActions(parts, { room, view, myTable, isFacilitator, me, places }),
    gates,
    table: computed(() => table.value?.model),
    ...looksBack,
    hat: hat.model,
    connection,
    roles: lead.role,
    get facilitators() {
      return lead.facilitators.value
    },
    get facilitate() {
      return facilitate.value?.model
    },
    devices: who.people,
    get invitationLink() {
      return invitationLink.value
    },
    myName,
    setMyName(name) {
      seat.value = { ...seat.peek(), name }
      facts.seat.keep(seat.peek())
    },
    async sitAt(next) {
      seat.value = { name: seat.peek().name, table: next }
      facts.seat.keep(seat.peek())
      await sitWith(next)
    },
    ...exportActions({
      id,
      facilitator: parts.facilitator,
      room,
      documentAs: (options) => untracked(() => theRoom.model.documentAs(options)),
      heldAt: () => summary?.startedAt ?? browser.now(),
      browser,
    }),
  }

  undos.push(
    onStepEnd({
      clock: model.clock,
      place: model.place,
      onEnd: () => {
        const leading = view.peek().lead?.signer ?? parts.facilitator
        // Where the table moves the step, its timekeeper's phone is the one that is heard there.
        const keepsTime = turn.peek() && table.peek()?.model.rounds.timekeeper.peek().who === 'me'
        parts.callAtStepEnd(signer.peek()?.id === leading || keepsTime === true)
      },
    }),
  )

  return {
    model,
    doc: room.doc,
    offset: clock.offset,
    async close() {
      stopCarrying?.()
      await sitWith(undefined)
      me.close()
      for (const undo of undos.reverse()) undo()
      clock.close()
      await roomSaving.close()
      await mesh?.close()
      room.close()
    },
  }
}
