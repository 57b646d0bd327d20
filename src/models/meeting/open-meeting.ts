import { computed, effect } from '@preact/signals'
import { openInScope } from '../../lib/scope.ts'
import { openPeople } from '../../meeting/people/who-is-there.ts'
import { createMeetingModel } from './create-meeting-model.ts'
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
      ...ground,
      mesh: parts.entry?.mesh,
      facts: parts.facts,
      seatedAt: computed(() => ground.table.value?.model.id),
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
    return { model, room: ground.room, offset: time.clock.offset, close: scope.close }
  })

/** The device's list shows what the meeting is called now, and as what this device is in it. */
const rememberSummary = (
  { browser, summaryChanged }: OpenMeetingParts,
  { summary, brief, myTable, isFacilitator }: Ground,
) =>
  effect(() => {
    if (!summary) return
    const { title, focus } = brief.value
    summaryChanged({
      ...summary,
      title: title || summary.title,
      focus: focus || summary.focus,
      ...(isFacilitator.value ? { role: 'facilitator' } : {}),
      ...(myTable.value === undefined ? {} : { table: myTable.value }),
      openedAt: browser.now(),
    })
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
