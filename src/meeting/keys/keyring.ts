import type { DeviceId, SignerId } from '../../domain/ids.ts'
import { signersPerTableMax } from '../../domain/limits.ts'
import { bytesToHex, parseHex } from '../../lib/bytes.ts'
import type { Signer } from '../../records/signing/signer.ts'
import {
  exportSigner,
  importSigner,
  isTableProof,
  makeSigner,
  type OwnSigner,
  tableProof,
} from '../../records/signing/signer.ts'
import type { Fact } from '../storage/facts.ts'

/** Each phone of a table may have begun with one of its own; what comes on top is not kept. */
const maxSecrets = signersPerTableMax

/** The secrets of one table that are in force, as this device holds them. Each is a signer: who holds it speaks in the table's name. */
export interface Keyring {
  ids(): readonly SignerId[]
  signers(): readonly Signer[]
  /** Those with these ids, as hexadecimal text, to hand to a table mate. */
  exportSecrets(ids: readonly SignerId[]): readonly string[]
  /** Adds secrets that a table mate has handed over; what is none, or one too many, is left out. */
  add(secrets: readonly string[]): Promise<void>
  /** Lets go of secrets that count no more, for good; where none is left, makes a new one first. */
  close(ids: ReadonlySet<SignerId>): Promise<void>
  /** MAC with the secret of that id over (from, to); undefined where it is not held. */
  proof(id: SignerId, from: DeviceId, to: DeviceId): Promise<string | undefined>
  holdsProof(id: SignerId, mac: string, from: DeviceId, to: DeviceId): Promise<boolean>
  /** Told when other secrets are held. Returns its undo. */
  onChange(listener: () => void): () => void
}

export const openKeyring = async (
  fact: Fact<readonly Uint8Array[]>,
  closedFact: Fact<readonly SignerId[]>,
): Promise<Keyring> => {
  const held = new Map<SignerId, OwnSigner>()
  const listeners = new Set<() => void>()
  /** A mate that has not heard of it yet would hand them over again. */
  const closed = new Set<SignerId>(await closedFact.get())
  const put = async (secret: Uint8Array) => {
    const signer = await importSigner(secret)
    if (typeof signer === 'string' || held.size >= maxSecrets) return false
    if (held.has(signer.id) || closed.has(signer.id)) return false
    held.set(signer.id, signer)
    return true
  }
  const keep = () => fact.set([...held.values()].map(exportSigner))
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  for (const secret of (await fact.get()) ?? []) await put(secret)
  if (held.size === 0) {
    await put(exportSigner(await makeSigner()))
    await keep()
  }

  return {
    ids: () => [...held.keys()],
    signers: () => [...held.values()],
    exportSecrets: (ids) =>
      ids.flatMap((id) => {
        const signer = held.get(id)
        return signer ? [bytesToHex(exportSigner(signer))] : []
      }),
    async add(secrets) {
      let added = false
      for (const text of secrets) {
        const secret = readHex(text)
        if (secret && (await put(secret))) added = true
      }
      if (!added) return
      await keep()
      tell()
    },
    async close(ids) {
      const gone = [...ids].filter((id) => !closed.has(id))
      if (gone.length === 0) return
      for (const id of gone) closed.add(id)
      await closedFact.set([...closed])
      const isHeld = gone.filter((id) => held.has(id))
      if (isHeld.length === 0) return
      const next = isHeld.length === held.size ? await makeSigner() : undefined
      for (const id of isHeld) held.delete(id)
      if (next && held.size === 0) held.set(next.id, next)
      await keep()
      tell()
    },
    async proof(id, from, to) {
      const signer = held.get(id)
      return signer && bytesToHex(await tableProof(exportSigner(signer), from, to))
    },
    async holdsProof(id, mac, from, to) {
      const signer = held.get(id)
      const shown = readHex(mac)
      return (
        signer !== undefined && shown !== undefined && isTableProof(shown, exportSigner(signer), from, to)
      )
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** No honest secret or proof is longer. */
const hexMaxBytes = 512
const readHex = (text: string) =>
  text.length > 0 && text.length <= 2 * hexMaxBytes ? parseHex(text) : undefined
