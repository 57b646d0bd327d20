import { beforeAll, describe, expect, it } from 'vitest'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import { seeds } from '../seeds.ts'
import { makeSigners } from './convergence-world.ts'
import { runThemes, runUndo } from './themes-run.ts'

const undoRuns = Math.ceil(seeds / 5)

describe('themes under concurrency', () => {
  let keys: OwnSigner[]
  beforeAll(async () => {
    keys = await makeSigners(4)
  })

  it(`[R3] in ${seeds} random plenaries of two or three facilitators all end with one readout, each note in one theme at most and none lost`, async () => {
    const failed: Record<number, readonly string[]> = {}
    let standing = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const { faults, themes } = await runThemes(seed, keys)
      standing += themes
      if (faults.length > 0) failed[seed] = faults
    }
    expect(failed).toEqual({})
    // Else the runs would prove nothing.
    expect(standing).toBeGreaterThan(seeds)
  }, 600_000)

  it('[R3] whatever one facilitator did, undone to the end it is as it was before, redone as it was after', async () => {
    const failed: Record<number, readonly string[]> = {}
    for (let seed = 1; seed <= undoRuns; seed++) {
      const faults = await runUndo(seed, keys)
      if (faults.length > 0) failed[seed] = faults
    }
    expect(failed).toEqual({})
  }, 300_000)
})
