import { describe, expect, it } from 'vitest'
import { bytesToHex } from '../../../src/lib/bytes.ts'
import { openKeyring } from '../../../src/meeting/keys/keyring.ts'
import { meetingFacts } from '../../../src/meeting/storage/facts.ts'
import { exportSigner, makeSigner } from '../../../src/records/signing/signer.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const open = async (store = memoryStore()) => {
  const facts = meetingFacts(store, 'a'.repeat(32))
  return { store, keyring: await openKeyring(facts.keyring('t1'), facts.closedKeys('t1')) }
}
const [ana, ben] = ['a'.repeat(32), 'b'.repeat(32)]

describe('the keys of a table', () => {
  it('[X7] that were closed are gone, prove nothing and do not come back, also after a reload', async () => {
    const { store, keyring } = await open()
    const [old = ''] = keyring.ids()
    const secrets = keyring.exportSecrets([old])
    const mac = (await keyring.proof(old, ana, ben)) ?? ''
    expect(await keyring.holdsProof(old, mac, ana, ben)).toBe(true)
    await keyring.close(new Set([old]))
    await keyring.add(secrets)
    const again = (await open(store)).keyring
    await again.add(secrets)
    for (const { ids, holdsProof, proof } of [keyring, again]) {
      expect(ids().length).toBe(1)
      expect(ids()).not.toContain(old)
      expect(await holdsProof(old, mac, ana, ben)).toBe(false)
      expect(await proof(old, ana, ben)).toBeUndefined()
    }
    expect(again.ids()).toEqual(keyring.ids())
  })

  it('[X7] that are left after one is closed need no new one', async () => {
    const { keyring } = await open()
    const [own = ''] = keyring.ids()
    const mates = await makeSigner()
    await keyring.add([bytesToHex(exportSigner(mates))])
    await keyring.close(new Set([own]))
    expect(keyring.ids()).toEqual([mates.id])
    expect(keyring.exportSecrets([own, mates.id])).toEqual([bytesToHex(exportSigner(mates))])
  })
})
