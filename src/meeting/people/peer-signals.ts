import { computed, signal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import type { Mesh, Peer } from '../../mesh/contract/mesh.ts'

export type PeerSignals = ReturnType<typeof peerSignals>

/** The mesh's peers as signals; without a mesh (a meeting that is only read) there are none. */
export const peerSignals = (mesh: Mesh | undefined) => {
  const peers = signal<ReadonlyMap<DeviceId, Peer>>(mesh?.peers ?? new Map())
  const stop = mesh?.onPeers(() => {
    peers.value = mesh.peers
  })
  return {
    peers,
    linked: computed(() => [...peers.value.values()].filter((peer) => peer.linked).length),
    close: () => stop?.(),
  }
}
