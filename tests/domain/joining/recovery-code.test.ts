import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  groupRecoveryCode,
  readRecoveryCode,
  recoveryCodeBytes,
  recoveryCodeFrom,
} from '../../../src/domain/joining/recovery-code.ts'

const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes })

describe('the recovery code', () => {
  it('[R8] has 20 characters of 32, in groups, with none that is taken for another', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = recoveryCodeFrom(random)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
        expect(groupRecoveryCode(code)).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
      }),
      { seed: 20261121 },
    )
  })

  it('[R8] uses five random bits for each character, so 100 in all', () => {
    const seen = new Set(
      Array.from({ length: 256 }, (_, byte) =>
        recoveryCodeFrom(new Uint8Array(recoveryCodeBytes).fill(byte)).charAt(0),
      ),
    )
    expect(seen.size).toBe(32)
  })

  it('[R8] is understood however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = recoveryCodeFrom(random)
        const grouped = groupRecoveryCode(code)
        expect(readRecoveryCode(grouped)).toBe(code)
        expect(readRecoveryCode(` ${grouped.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code)
        expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
      }),
      { seed: 20261121 },
    )
  })

  it('[R8] tells what is no code from a code', () => {
    for (const typed of ['', 'ABCD', `${'A'.repeat(19)}U`, 'A'.repeat(21), `${'A'.repeat(19)}!`])
      expect(readRecoveryCode(typed)).toBeUndefined()
  })
})
