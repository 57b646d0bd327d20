import { computed, effect, type ReadonlySignal } from '@preact/signals'
import type { DeviceId, TableId } from '../../domain/ids.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { MeetingFacts } from '../storage/facts.ts'
import { openMetDevices } from './met-devices.ts'
import { peerSignals } from './peer-signals.ts'
import { openScannedDevices } from './scanned-devices.ts'

interface WhoParts {
  readonly mesh: Mesh | undefined
  readonly facts: Pick<MeetingFacts, 'met' | 'scanned' | 'confirmedFor'>
  readonly view: ReadonlySignal<RoomView>
  readonly isFacilitator: ReadonlySignal<boolean>
  readonly myTable: ReadonlySignal<TableId | undefined>
  /** The table whose grid this device holds by now. */
  readonly seatedAt: ReadonlySignal<TableId | undefined>
  /** This device shows the meeting to the room, and is nobody's. */
  readonly isScreen: ReadonlySignal<boolean>
}

/** The other devices of the meeting, as far as this one has heard; and telling them that it is here, and as what. */
export const openPeople = async ({
  mesh,
  facts,
  view,
  isFacilitator,
  myTable,
  seatedAt,
  isScreen,
}: WhoParts) => {
  const signals = peerSignals(mesh)
  const { peers } = signals
  const present = computed<ReadonlySet<DeviceId>>(() => new Set(peers.value.keys()))
  const self = mesh?.self ?? ''
  const scanned = await openScannedDevices(facts)
  const met = await openMetDevices({
    self,
    kept: facts.met,
    peers,
    scanned: scanned.devices,
    keeps: isFacilitator,
  })
  const undos = [
    signals.close,
    met.close,
    effect(() => {
      mesh?.announce({
        // Only once one listens there: table mates greet a device that says it sits with them.
        ...(seatedAt.value === undefined ? {} : { table: seatedAt.value }),
        ...(isScreen.value ? { screen: true } : {}),
        facilitator: isFacilitator.value,
      })
    }),
    effect(() => {
      const doors = view.value.doors
      // A list without this device keeps it out at the others' doors; and one from before devices had keys names nobody, and
      // would keep all of them from hearing of the next
      const isIn = doors?.closed && doors.admitted.includes(self)
      mesh?.setDoors(isIn ? new Set(doors.admitted) : undefined)
    }),
  ]
  return {
    peers: signals,
    present,
    self,
    byTable: computed(() => {
      const counts = new Map<TableId, number>()
      const count = (table: TableId | undefined) => table && counts.set(table, (counts.get(table) ?? 0) + 1)
      for (const peer of peers.value.values()) count(peer.table)
      count(myTable.value)
      return counts
    }),
    /** People's devices, this one included; screens are nobody's. */
    people: computed(
      () => [...peers.value.values()].filter((peer) => !peer.screen).length + (isScreen.value ? 0 : 1),
    ),
    screens: computed(
      () => [...peers.value.values()].filter((peer) => peer.screen).length + (isScreen.value ? 1 : 0),
    ),
    /** Who is let in when the doors close. */
    listAdmitted: met.listAdmitted,
    scanned,
    close() {
      for (const undo of undos) undo()
    },
  }
}
