import { computed, signal } from '@preact/signals'
import type { Scope } from '../../lib/scope.ts'
import { facilitatorKey, openOwnKey } from '../../meeting/keys/own-signer.ts'
import { openRoom } from '../../meeting/opened-room.ts'
import type { SeatFact } from '../../meeting/storage/facts.ts'
import { damageModel } from '../connect/damage-model.ts'
import type { TableSession } from '../table/table-session.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'

/** What all else of a meeting stands on: the room, this device's key and seat, and the table it sits at. */
export const openGround = async (parts: OpenMeetingParts, scope: Scope) => {
  const { facts, entry } = parts
  const [own, seatBefore, summary] = await Promise.all([
    openOwnKey(facts.facilitator),
    facts.seat.get(),
    facts.summary.get(),
  ])
  const seat = signal<SeatFact>(seatBefore ?? { table: undefined, name: '' })
  const opened = await openRoom({
    meeting: parts.id,
    facilitator: parts.facilitator,
    verify: parts.verify,
    own,
    hint: entry?.invitation.hint,
    knownTitle: summary?.title ?? '',
    store: parts.store,
    openLog: parts.openLog,
  })
  scope.add(opened.room.close, () => entry?.mesh.close(), opened.saving.close, opened.release)
  /** Set once the room knows this device as a facilitator's, which may be in the middle of the meeting. */
  const signer = facilitatorKey(own, opened.view)
  const table = signal<TableSession | undefined>(undefined)
  const damage = await damageModel({
    kept: facts.damage,
    savings: computed(() => [opened.saving, ...(table.value ? [table.value.saving] : [])]),
  })
  scope.add(damage.close)
  return {
    ...opened,
    damage,
    own,
    signer,
    isFacilitator: computed(() => signer.value !== undefined),
    summary,
    seat,
    myTable: computed(() => seat.value.table),
    myName: computed(() => seat.value.name),
    /** This device joined as the room's screen. */
    isScreen: computed(() => seat.value.screen === true),
    /** The session at the table where this device sits; undefined while it sits at none. */
    table,
    takeSeat(next: SeatFact) {
      seat.value = next
      facts.seat.keep(next)
    },
  }
}

export type Ground = Awaited<ReturnType<typeof openGround>>
