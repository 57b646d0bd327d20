import { describe, expect, it } from 'vitest'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import { newRecoveryCode, openRecovery, sealRecovery } from '../../../src/records/signing/recovery.ts'

const meeting = '0123456789abcdef0123456789abcdef'

describe('a sealed recovery key', () => {
  it('[R8] opens with its code, in its meeting, and with nothing else', async () => {
    const code = newRecoveryCode()
    const { signer, record } = await sealRecovery(code, meeting)
    expect(checkRecord('recovery', record)).toEqual(record)
    expect((await openRecovery(code, meeting, record))?.id).toBe(signer.id)
    expect(await openRecovery(newRecoveryCode(), meeting, record)).toBeUndefined()
    expect(await openRecovery(code, meeting.replace('0', 'f'), record)).toBeUndefined()
    expect(await openRecovery(code, meeting, { ...record, signer: meeting })).toBeUndefined()
  })

  it('[R8] [K4] a damaged or foreign one opens for nobody and crashes nothing', async () => {
    const code = newRecoveryCode()
    const { record } = await sealRecovery(code, meeting)
    for (const sealed of ['', '-', 'AAAA', record.sealed.slice(1), `${record.sealed.slice(0, -4)}AAAA`])
      expect(await openRecovery(code, meeting, { ...record, sealed })).toBeUndefined()
  })
})
