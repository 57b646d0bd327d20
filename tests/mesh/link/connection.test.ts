import { describe, expect, it } from 'vitest'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { NoCandidates, type Rtc } from '../../../src/mesh/contract/mesh.ts'
import { openConnection } from '../../../src/mesh/link/connection.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'

describe('a connection that is opened', () => {
  it('[N4] has no card where it ended while it gathered, which is no fault of anybody', async () => {
    const rtc = await new MemoryAir().rtc('phone')
    let ended: RTCPeerConnection | undefined
    const ending: Rtc = {
      ...rtc,
      connect: () => {
        ended = rtc.connect()
        // What a browser says of a closed connection that had described nothing yet.
        Object.defineProperty(ended, 'localDescription', { get: () => null, set: () => undefined })
        return ended
      },
    }
    await expect(openConnection(ending, new Uint8Array(4), meshLimits)).rejects.toBeInstanceOf(NoCandidates)
    expect(ended?.signalingState).toBe('closed')
  })
})
