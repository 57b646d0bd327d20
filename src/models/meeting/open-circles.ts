import { computed } from '@preact/signals'
import { hasHat } from '../../domain/hat/hat-steps.ts'
import type { MeetingId, NoteId, TableId } from '../../domain/ids.ts'
import { sameName } from '../../domain/outcome/action-point.ts'
import type { CellId } from '../../domain/template/template.ts'
import { newFacilitatorId } from '../../grid/new-id.ts'
import { refuse } from '../../lib/result.ts'
import type { Scope } from '../../lib/scope.ts'
import { createOwnVoice } from '../../meeting/keys/own-voice.ts'
import { roomName } from '../../meeting/opened-room.ts'
import type { openPeople } from '../../meeting/people/who-is-there.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { findCommitments } from '../../meeting/storage/kept-commitments.ts'
import { forgetOwn, forgetPrivateNotes } from '../../meeting/storage/own-log.ts'
import { settleStored } from '../../storage/store.ts'
import { nextModel } from '../between/next-model.ts'
import { openHatWhenNeeded } from '../hat/hat-loader.ts'
import { draftsModel } from '../mine/drafts-model.ts'
import { meModel, straightNote } from '../mine/me-model.ts'
import { roomModel } from '../room/room-model.ts'
import { commitmentsModel } from '../series/commitments-model.ts'
import { followUp } from '../series/follow-up.ts'
import { keepCommitments } from '../series/keep-commitments.ts'
import { createSitting, roomAt } from '../table/sitting.ts'
import { openTableSession } from '../table/table-session.ts'
import type { Ground } from './open-ground.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'
import type { TimeAndPlace } from './open-time-and-place.ts'

type People = Awaited<ReturnType<typeof openPeople>>

/** The three circles, me, my table and the room, with the hat and what was promised before. */
export const openCircles = async (
  parts: OpenMeetingParts,
  ground: Ground,
  people: People,
  time: TimeAndPlace,
  scope: Scope,
) => {
  const { facts, browser, entry } = parts
  const { room, view, names, seat, myTable, table } = ground
  const say = createOwnVoice(room, ground.signer, () => table.peek()?.voice)
  const drafts = await draftsModel(facts.drafts)
  const hat = openHat(parts, ground, people, time, drafts)
  scope.add(
    browser.onLeave(() => {
      drafts.flush()
      table.peek()?.flush()
    }),
    hat.close,
    entry?.mesh.sync({
      name: roomName,
      admits: () => true,
      ride: room.ride,
      digest: room.digest,
      onDigest: room.onChange,
    }),
  )

  const me = await meModel({
    facts,
    table: myTable,
    gates: time.gates,
    newNoteId: (at) => (table.peek()?.model.id === at ? table.peek()?.voice.newId() : undefined),
    putOnTable: (note) => table.peek()?.put(note),
    putInRoom: (note) =>
      say(`note/${note.id}`, straightNote(note, { names: names(), name: seat.peek().name, room })),
  })
  const keeps = await keepCommitments({ ...ground, facts, mine: me.model.notes })
  const sitWith = createSitting(
    table,
    (at) =>
      sitDownAt(parts, ground, people, time, { at, broughtIds: me.broughtIds, noteAdded: keeps.noteAdded }),
    me.bringAgain,
  )
  scope.add(me.close, () => sitWith(undefined))
  await sitWith(seat.peek().table)
  scope.add(keeps.start(computed(() => table.value?.model)))
  const before = meetingsBefore(ground)
  const commitments = await commitmentsModel({
    ...ground,
    facts,
    gates: time.gates,
    before,
    kept: (meetings) => findCommitments(parts.store, meetings),
  })
  scope.add(commitments.close)

  const theRoom = await roomModel({
    ...ground,
    facilitator: ground.isFacilitator,
    devices: people.byTable,
    say,
    newPointId: () => table.peek()?.voice.newId() ?? newFacilitatorId(),
    mayAnswerFor: (id) => table.value?.mayAnswerFor(id) ?? true,
    facts,
  })
  scope.add(theRoom.close)
  const looksBack = await followUp({
    ...parts,
    view,
    summary: ground.summary,
    room: theRoom.model,
    say,
    now: browser.now,
    isOwnName(who) {
      const own = seat.peek().name
      return own.trim() === '' ? !ground.isFacilitator.peek() : sameName(own, who)
    },
    questionOf: async (meeting) => (await meetingFacts(parts.store, meeting).question.get()) ?? '',
    async forgetOwn() {
      for (const { id } of [...me.model.notes.peek().values()].flat()) {
        const removed = await me.model.remove(id)
        if (!removed.ok) return removed
      }
      keeps.forget()
      commitments.forget()
      // What was removed can be brought back as long as it is stored.
      return settleStored(
        Promise.all([
          ...[...before.peek(), parts.id].map((id) => forgetOwn(parts.store, id)),
          forgetPrivateNotes(parts.store, parts.id),
          next.forgetKept(),
        ]).then(() => undefined),
      )
    },
  })
  scope.add(looksBack.close)
  const next = nextModel({ ...parts, ...ground })
  scope.add(next.close)
  return {
    drafts,
    hat,
    me,
    sitWith,
    theRoom,
    looksBack: looksBack.models,
    commitments: commitments.model,
    next: next.model,
  }
}

/** The meetings before this one, oldest first: as the room says, and as this phone has kept it before it hears the room. */
const meetingsBefore = ({ view, summary }: Ground) => {
  const said = computed(() => view.value.earlier?.meetings)
  const from = summary?.planned?.from
  return computed<readonly MeetingId[]>(() => {
    const meetings = said.value ?? []
    return from === undefined || meetings.includes(from) ? meetings : [...meetings, from]
  })
}

export type Circles = Awaited<ReturnType<typeof openCircles>>

const openHat = (
  { facts, entry }: OpenMeetingParts,
  ground: Ground,
  { peers }: People,
  { places }: TimeAndPlace,
  drafts: Awaited<ReturnType<typeof draftsModel>>,
) => {
  const { view, template, isFacilitator, own, table } = ground
  return openHatWhenNeeded(
    computed(() => hasHat(template.value) || view.value.hats.size > 0 || isFacilitator.value),
    {
      ...ground,
      mesh: entry?.mesh,
      peers: peers.peers,
      looking: places.looking,
      leads: computed(() => (isFacilitator.value ? own.key.value : undefined)),
      drafts,
      kept: facts.hatPosts,
      putOnTable: (text, cell) => table.peek()?.model.add(cell, text) ?? refuse('no-seat'),
    },
  )
}

const sitDownAt = (
  { id, facts, browser, entry, openLog }: OpenMeetingParts,
  { room, view, template, names, myName }: Ground,
  { self, present, scanned }: People,
  { gates, places, stage, tick, clock }: TimeAndPlace,
  {
    at,
    broughtIds,
    noteAdded,
  }: {
    readonly at: TableId
    readonly broughtIds: Parameters<typeof openTableSession>[0]['broughtIds']
    noteAdded(id: NoteId, cell: CellId, table: TableId): void
  },
) =>
  openTableSession({
    meeting: id,
    table: at,
    roomDocument: room,
    roomView: view,
    gates,
    template,
    room: roomAt(places, stage),
    now: browser.now,
    tick,
    roomOffset: clock.offset,
    mesh: entry?.mesh,
    self,
    facts,
    names,
    myName,
    scanned: scanned.devices,
    present,
    broughtIds,
    openLog,
    noteAdded: (note, cell) => noteAdded(note, cell, at),
  })
