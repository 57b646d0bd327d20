import { describe, expect, it } from 'vitest'
import { idOfPublicKey, importPublicKey, verifySignature } from '../../../src/lib/p256.ts'
import { deriveSecrets, newMeetingSecret, tableDocumentName } from '../../../src/records/secrets.ts'
import {
  exportSigner,
  importSigner,
  isTableProof,
  makeSigner,
  tableProof,
} from '../../../src/records/signing/signer.ts'

const [deviceA, deviceB] = ['aa'.repeat(16), 'bb'.repeat(16)] as const

describe('signer', () => {
  it('signs as the same signer after it was kept and taken back', async () => {
    const made = await makeSigner()
    const back = await importSigner(exportSigner(made))
    if (typeof back === 'string') throw new Error(back)
    expect(back.id).toBe(made.id)
    expect(back.id).toBe(idOfPublicKey(made.publicKey))
    expect(exportSigner(made)).toHaveLength(98)
    const key = await importPublicKey(made.publicKey)
    const words = new TextEncoder().encode('words')
    expect(key && (await verifySignature(key, words, await back.sign(words)))).toBe(true)
    expect(exportSigner(back)).toEqual(exportSigner(made))
  })

  it('[K4] refuses whatever is no signer, by name', async () => {
    const secret = exportSigner(await makeSigner())
    expect(await importSigner(new Uint8Array(0))).toBe('not-a-signer')
    expect(await importSigner(secret.subarray(0, 97))).toBe('not-a-signer')
    expect(await importSigner(new Uint8Array([...secret, 0]))).toBe('not-a-signer')
    expect(await importSigner(Uint8Array.of(2, ...secret.subarray(1)))).toBe('newer-signer')
    expect(await importSigner(Uint8Array.of(1, ...new Uint8Array(97)))).toBe('broken-signer')
    // Every byte but the version belongs to one of the two keys, and the two belong together.
    for (const at of [1, 20, 32, 33, 34, 60, 97]) {
      const broken = secret.slice()
      broken[at] = (broken[at] ?? 0) ^ 1
      expect(await importSigner(broken)).toBe('broken-signer')
    }
    const other = exportSigner(await makeSigner())
    expect(await importSigner(new Uint8Array([...secret.subarray(0, 33), ...other.subarray(33)]))).toBe(
      'broken-signer',
    )
  })

  it('[C2] a proof shows the table’s secret to one device only, one way only', async () => {
    const [secret, other] = [exportSigner(await makeSigner()), exportSigner(await makeSigner())]
    const proof = await tableProof(secret, deviceA, deviceB)
    expect(await isTableProof(proof, secret, deviceA, deviceB)).toBe(true)
    expect(await isTableProof(proof, secret, deviceB, deviceA)).toBe(false)
    expect(await isTableProof(proof, other, deviceA, deviceB)).toBe(false)
    expect(await isTableProof(new Uint8Array(0), secret, deviceA, deviceB)).toBe(false)
  })
})

describe('meeting secrets', () => {
  const facilitator = 'cd'.repeat(16)

  it('the same invitation leads every device to the same meeting', async () => {
    const invitation = { secret: new Uint8Array(16).fill(7), facilitator }
    const [one, two] = [await deriveSecrets(invitation), await deriveSecrets(invitation)]
    expect(one.meeting).toMatch(/^[0-9a-f]{32}$/)
    expect([two.meeting, [...two.tag]]).toEqual([one.meeting, [...one.tag]])
    const words = new TextEncoder().encode('words')
    const mac = await crypto.subtle.sign('HMAC', one.proof, words)
    expect(await crypto.subtle.verify('HMAC', two.proof, mac, words)).toBe(true)
    const iv = new Uint8Array(12)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, one.seal, words)
    expect(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, two.seal, sealed))).toEqual(
      words,
    )
    expect(tableDocumentName(one.meeting, 't1')).not.toBe(tableDocumentName(one.meeting, 't2'))
  })

  it('[S4] another secret, or another facilitator pinned to it, is another meeting', async () => {
    const secret = newMeetingSecret()
    expect(secret).toHaveLength(16)
    const ids = await Promise.all(
      [
        { secret, facilitator },
        { secret, facilitator: 'ce'.repeat(16) },
        { secret: newMeetingSecret(), facilitator },
      ].map(async (invitation) => (await deriveSecrets(invitation)).meeting),
    )
    expect(new Set(ids).size).toBe(3)
    await expect(deriveSecrets({ secret: secret.subarray(1), facilitator })).rejects.toThrow('16 bytes')
    await expect(deriveSecrets({ secret, facilitator: 'x' })).rejects.toThrow('facilitator')
  })
})
