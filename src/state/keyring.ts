import { exportSigner, importSigner, makeSigner, tableProof } from '../docs/signer.ts'
import type { Signer } from '../docs/room-document.ts'
import type { DeviceId, SignerId } from '../domain/ids.ts'
import type { Fact } from './facts.ts'

/** No table is ever started apart more often than this; what comes on top is not kept. */
const maxSecrets = 8

/** The secrets of one table, as this device holds them. Each is a signer: who holds it speaks in the table's name. */
export interface Keyring {
  ids(): readonly SignerId[]
  signers(): readonly Signer[]
  exported(): Promise<readonly string[]>
  /** Adds secrets that a table mate has handed over; what is none, or one too many, is left out. */
  add(secrets: readonly string[]): Promise<void>
  /** MAC with the secret of that id over (from, to); undefined where it is not held. */
  proof(id: SignerId, from: DeviceId, to: DeviceId): Promise<string | undefined>
  holdsProof(id: SignerId, mac: string, from: DeviceId, to: DeviceId): Promise<boolean>
  onAdd(listener: () => void): () => void
}

export const openKeyring = async (fact: Fact<readonly Uint8Array[]>): Promise<Keyring> => {
  const held = new Map<SignerId, { signer: Signer; secret: Uint8Array }>()
  const listeners = new Set<() => void>()
  const put = async (secret: Uint8Array) => {
    const signer = await importSigner(secret)
    if (typeof signer === 'string' || held.size >= maxSecrets || held.has(signer.id)) return false
    held.set(signer.id, { signer, secret })
    return true
  }
  for (const secret of (await fact.get()) ?? []) await put(secret)
  const keep = () => fact.set([...held.values()].map(({ secret }) => secret))
  if (held.size === 0) {
    await put(await exportSigner(await makeSigner()))
    await keep()
  }

  const proof: Keyring['proof'] = async (id, from, to) => {
    const own = held.get(id)
    return own && toHex(await tableProof(own.secret, from, to))
  }
  return {
    ids: () => [...held.keys()],
    signers: () => [...held.values()].map(({ signer }) => signer),
    exported: async () => [...held.values()].map(({ secret }) => toHex(secret)),
    async add(secrets) {
      let added = false
      for (const text of secrets) {
        const secret = fromHex(text)
        if (secret && (await put(secret))) added = true
      }
      if (!added) return
      await keep()
      for (const listener of listeners) listener()
    },
    proof,
    holdsProof: async (id, mac, from, to) => (await proof(id, from, to)) === mac,
    onAdd(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string) =>
  /^([0-9a-f]{2}){1,512}$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : undefined
