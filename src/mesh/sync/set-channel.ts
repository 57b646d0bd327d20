import type { SyncedSet } from '../contract/mesh.ts'
import { Malformed } from '../link/frames.ts'
import type { DocumentChannel } from './document-channel.ts'

/** A set speaks for itself; only that its neighbour breaks the rules is for the link. */
export const setChannel = (set: SyncedSet): DocumentChannel => ({
  ride(parts) {
    const ride = set.ride(parts)
    return {
      reconcile: ride.reconcile,
      receive(message) {
        if (!ride.receive(message)) throw new Malformed('set')
      },
      close: ride.close,
    }
  },
  close: () => undefined,
})
