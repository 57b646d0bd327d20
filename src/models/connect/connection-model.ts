import { computed, type ReadonlySignal } from '@preact/signals'
import type { TableId } from '../../domain/ids.ts'
import type { PeerSignals } from '../../meeting/people/peer-signals.ts'
import type { Mesh, Peer } from '../../mesh/contract/mesh.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { ConnectionModel, PairingModel, Truth } from './connection-types.ts'
import type { WayModel } from './ways-types.ts'

interface ConnectionParts {
  readonly mesh: Mesh | undefined
  readonly peers: PeerSignals
  readonly pairing: PairingModel
  readonly myTable: ReadonlySignal<TableId | undefined>
  /** The state of each document that this device keeps. */
  readonly saving: readonly (() => Truth['here'])[]
  readonly damage: ConnectionModel['damage']
  readonly roomName: string
  readonly tableName: () => string | undefined
  /** Of the room's ledger: records refused, waiting, and refused because they claimed a facilitator's right. */
  readonly view: ReadonlySignal<Pick<RoomView, 'refused' | 'waiting' | 'pretended' | 'notes' | 'claims'>>
  readonly ways: readonly WayModel[]
}

/** Truth about saving and linking: "your table has it" is said only after a neighbour showed the same digest. */
export const connectionModel = (parts: ConnectionParts): ConnectionModel => {
  const { mesh, peers, myTable } = parts
  const tellReach = (
    name: string | undefined,
    among: (peer: Peer) => boolean,
  ): 'alone' | 'on-its-way' | 'has-it' => {
    const linked = [...peers.peers.value.values()].filter((peer) => peer.linked && among(peer))
    if (linked.length === 0) return 'alone'
    return linked.some((peer) => name !== undefined && peer.agrees.get(name)) ? 'has-it' : 'on-its-way'
  }
  /** Words that were shared under a key that nobody has confirmed are in no neighbour's room. */
  const waitsToBeConfirmed = () => {
    const { claims, notes } = parts.view.value
    if (!claims.some(({ source }) => source === undefined)) return false
    for (const note of notes.values()) if (note.waits) return true
    return false
  }
  const truth = computed<Truth>(() => {
    const states = parts.saving.map((state) => state())
    const room = tellReach(parts.roomName, () => true)
    return {
      here: states.includes('full') ? 'full' : states.includes('saving') ? 'saving' : 'saved',
      table:
        myTable.value === undefined
          ? undefined
          : tellReach(parts.tableName(), (peer) => peer.table === myTable.value),
      // Where nobody is linked, that comes first.
      room: room !== 'alone' && waitsToBeConfirmed() ? 'waits' : room,
      apart: parts.pairing.apart.value,
    }
  })
  return {
    truth,
    linked: peers.linked,
    details: computed(() => {
      // Counters have no event of their own; they are read anew whenever the peers change.
      void peers.peers.value
      return [
        ...Object.entries(mesh?.counters ?? {}).map(([name, value]) => ({ name, value })),
        ...parts.ways.flatMap(({ counters }) =>
          Object.entries(counters.value).map(([name, value]) => ({ name, value })),
        ),
        { name: 'recordsRefused', value: parts.view.value.refused },
        { name: 'recordsWaiting', value: parts.view.value.waiting },
        { name: 'pretended', value: parts.view.value.pretended },
      ]
    }),
    damage: parts.damage,
    ways: parts.ways,
    pairing: parts.pairing,
  }
}
