import { computed } from '@preact/signals'
import { openInScope } from '../../lib/scope.ts'
import { openPeople } from '../../meeting/people/who-is-there.ts'
import { createMeetingModel } from './create-meeting-model.ts'
import { keepSummary } from './keep-summary.ts'
import type { OpenMeeting } from './meeting-engine.ts'
import type { MeetingModel } from './meeting-types.ts'
import { openCircles } from './open-circles.ts'
import { type Ground, openGround } from './open-ground.ts'
import { openLeadingAndConnecting } from './open-leading.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'
import { openTimeAndPlace, type TimeAndPlace } from './open-time-and-place.ts'
import { onStepEnd } from './step-end.ts'

/** Opens one meeting on this device: documents from storage, links through the mesh, and the models that views read. */
export const openMeeting = (parts: OpenMeetingParts): Promise<OpenMeeting> =>
  openInScope(async (scope) => {
    const ground = await openGround(parts, scope)
    const people = await openPeople({
      mesh: parts.entry?.mesh,
      met: parts.facts.met,
      view: ground.view,
      isFacilitator: ground.isFacilitator,
      myTable: ground.myTable,
      seatedAt: computed(() => ground.table.value?.model.id),
      isScreen: ground.isScreen,
    })
    scope.add(people.close)
    const time = await openTimeAndPlace(parts, ground, people, scope)
    const circles = await openCircles(parts, ground, people, time, scope)
    const leading = openLeadingAndConnecting(parts, ground, people, time, circles, scope)
    const model = createMeetingModel(parts, { ground, people, time, circles, leading })
    scope.add(
      rememberSummary(parts, ground),
      parts.entry && parts.browser.wakeLock.hold(),
      callAtStepEnd(parts, ground, time, model),
    )
    return { model, doc: ground.room.doc, offset: time.clock.offset, close: scope.close }
  })

const rememberSummary = ({ browser, summaryChanged }: OpenMeetingParts, ground: Ground) =>
  keepSummary({
    summary: ground.summary,
    brief: ground.brief,
    myTable: ground.myTable,
    isFacilitator: ground.isFacilitator,
    now: browser.now,
    changed: summaryChanged,
  })

const callAtStepEnd = (
  parts: OpenMeetingParts,
  { view, signer, table }: Ground,
  { turn }: TimeAndPlace,
  { clock, place }: MeetingModel,
) =>
  onStepEnd({
    clock,
    place,
    onEnd: () => {
      const leading = view.peek().lead?.signer ?? parts.facilitator
      // Where the table moves the step, its timekeeper's phone is the one that is heard there.
      const keepsTime = turn.peek() && table.peek()?.model.rounds.timekeeper.peek().who === 'me'
      parts.callAtStepEnd(signer.peek()?.id === leading || keepsTime === true)
    },
  })
