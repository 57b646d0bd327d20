import { computed, effect, signal } from '@preact/signals'
import type { Scope } from '../../lib/scope.ts'
import type { openPeople } from '../../meeting/people/who-is-there.ts'
import { openRoomClock } from '../../meeting/protocols/room-clock.ts'
import { leaderOf } from '../lead/leading.ts'
import { gatesHere, turnOnScreen } from '../table/sitting.ts'
import { clockReading } from './clock-reading.ts'
import type { Ground } from './open-ground.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'
import { placeModel } from './place-model.ts'

const tickEveryMs = 1_000

type People = Awaited<ReturnType<typeof openPeople>>

/** The room's clock, where the room is, where this screen looks, and which cells are open there. */
export const openTimeAndPlace = async (
  parts: OpenMeetingParts,
  ground: Ground,
  { peers }: People,
  scope: Scope,
) => {
  const { facts, browser, entry } = parts
  const { room, view, template, brief, table, signer, isFacilitator } = ground
  const leader = leaderOf(view, parts.facilitator)
  const clock = await openRoomClock({
    mesh: entry?.mesh,
    room,
    meeting: parts.id,
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
  scope.add(
    clock.close,
    () => clearInterval(ticking),
    effect(() => {
      if (peers.linked.value > 0) places.linkedAgain()
    }),
  )
  const reading = computed(
    () =>
      turn.value?.clock ??
      clockReading(
        places.placeFrom.value === 'person' ? undefined : view.value.stage,
        template.value,
        tick.value + clock.offset.value,
        brief.value.endsAt,
      ),
  )
  return { leader, clock, turn, stage, places, tick, reading, gates: gatesHere(template, table, places) }
}

export type TimeAndPlace = Awaited<ReturnType<typeof openTimeAndPlace>>
