import type { DeviceId } from '../../domain/ids.ts'
import { seatsPerTableMax } from '../../domain/limits.ts'

/**
 * The devices with a seat, as one of them sees it: itself, and all that are reached by seats that devices with a seat have
 * given. The surest come first: each device keeps one part of its share and hands on the others, all equal, and a device counts
 * by the largest share that reaches it. So a device that lets in a thousand of its own making only divides its own share, and of
 * too many those fall out.
 * @param isOut a device that counts for nothing here, nor does what it says
 */
export const rankSeats = (
  self: DeviceId,
  listGiven: (giver: DeviceId) => readonly DeviceId[],
  isOut: (device: DeviceId) => boolean = () => false,
): readonly DeviceId[] => {
  const shares = new Map([[self, 1]])
  const ranked: DeviceId[] = []
  while (shares.size > 0 && ranked.length < seatsPerTableMax) {
    const [next, share] = [...shares].reduce((best, other) => (isSurer(other, best) ? other : best))
    shares.delete(next)
    ranked.push(next)
    const given = listGiven(next)
    for (const device of given) {
      if (ranked.includes(device) || isOut(device)) continue
      shares.set(device, Math.max(shares.get(device) ?? 0, share / (given.length + 1)))
    }
  }
  return ranked
}

type Shared = readonly [DeviceId, number]

const isSurer = ([a, shareA]: Shared, [b, shareB]: Shared) => shareA > shareB || (shareA === shareB && a < b)
