import { computed, untracked } from '@preact/signals'
import { done } from '../../lib/result.ts'
import type { openPeople } from '../../meeting/people/who-is-there.ts'
import { transferActions } from '../transfer/carrying.ts'
import { exportActions } from './export-meeting.ts'
import type { MeetingModel } from './meeting-types.ts'
import type { Circles } from './open-circles.ts'
import type { Ground } from './open-ground.ts'
import type { LeadingAndConnecting } from './open-leading.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'
import type { TimeAndPlace } from './open-time-and-place.ts'

interface MeetingConcerns {
  readonly ground: Ground
  readonly people: Awaited<ReturnType<typeof openPeople>>
  readonly time: TimeAndPlace
  readonly circles: Circles
  readonly leading: LeadingAndConnecting
}

/** The meeting as views see it, put together of its concerns. */
export const createMeetingModel = (
  parts: OpenMeetingParts,
  { ground, people, time, circles, leading }: MeetingConcerns,
): MeetingModel => {
  const { room, isFacilitator, seat, takeSeat, summary, table } = ground
  const { places } = time
  return {
    id: parts.id,
    get role() {
      return isFacilitator.value ? 'facilitator' : parts.entry ? 'participant' : 'reader'
    },
    isScreen: ground.isScreen,
    sample: summary?.sample ?? false,
    brief: ground.brief,
    template: ground.template,
    tables: ground.tables,
    place: places.place,
    placeFrom: places.placeFrom,
    looking: places.looking,
    look: places.look,
    followRoom: places.followRoom,
    typing: places.typing,
    clock: time.reading,
    drafts: circles.drafts,
    me: circles.me.model,
    ...transferActions(parts, { ...ground, me: circles.me, places }),
    gates: time.gates,
    table: computed(() => table.value?.model),
    ...circles.looksBack,
    commitments: circles.commitments,
    next: circles.next,
    hat: circles.hat.model,
    connection: leading.connection,
    roles: leading.lead.role,
    get facilitators() {
      return leading.lead.facilitators.value
    },
    get facilitate() {
      return leading.facilitate.value?.model
    },
    devices: people.people,
    get invitationLink() {
      return leading.invitationLink.value
    },
    myName: ground.myName,
    setMyName: (name) => takeSeat({ ...seat.peek(), name }),
    async sitAt(next) {
      takeSeat({ name: seat.peek().name, table: next })
      await circles.sitWith(next)
      return done
    },
    ...exportActions({
      ...parts,
      room,
      documentAs: (options) => untracked(() => circles.theRoom.model.documentAs(options)),
      heldAt: () => summary?.startedAt ?? parts.browser.now(),
    }),
  }
}
