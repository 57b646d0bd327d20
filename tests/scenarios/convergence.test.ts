import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import { seeds } from '../seeds.ts'
import { run } from './convergence-run.ts'
import { makeSigners, seeded } from './convergence-world.ts'

const maxTables = 4
/** Of all meetings, those in which links that stand leave something different until another round. */
const roundsMaxShare = 0.05
describe('convergence', () => {
  let keys: OwnSigner[]
  beforeAll(async () => {
    keys = await makeSigners(3 + 2 * maxTables)
  })
  const real = crypto.getRandomValues.bind(crypto)
  /** Ids and client ids from the run's seed, so that a run can be run again. */
  const seedCrypto = (seed: number) => {
    const rng = seeded(seed ^ 0x5eed)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (!(array instanceof Uint8Array || array instanceof Uint32Array)) return real(array)
      const most = array instanceof Uint8Array ? 256 : 2 ** 32
      for (let i = 0; i < array.length; i++) array[i] = rng.below(most)
      return array
    })
  }
  beforeEach(() => vi.restoreAllMocks())
  afterEach(() => vi.restoreAllMocks())

  it(`[R2] [K1] ${seeds} random meetings with partitions, reloads, crashes and harm end alike, with no saved or shared note missing`, async () => {
    const failed: Record<number, readonly string[]> = {}
    let rounds = 0
    for (let seed = 1; seed <= seeds; seed++) {
      seedCrypto(seed)
      const { faults, renewed } = await run(seed, keys)
      if (renewed) rounds++
      if (faults.length > 0) failed[seed] = faults
    }
    expect(failed).toEqual({})
    // What a device said, and lost before it had stored it, comes back to it only when digests are compared.
    expect(rounds).toBeLessThanOrEqual(seeds * roundsMaxShare)
  }, 600_000)
})
