import type { SyncedSet } from '../contract/mesh.ts'
import { Malformed } from '../link/frames.ts'
import type { DocumentChannel } from './document-channel.ts'

/** A set speaks for itself; only that its neighbour breaks the rules is for the link. */
export const setChannel = (set: SyncedSet): DocumentChannel => ({
  ride({ device, send }) {
    const ride = set.ride({ device, send })
    return {
      receive(message) {
        if (!ride.receive(message)) throw new Malformed('set')
      },
      close: ride.close,
    }
  },
  close: () => undefined,
})
