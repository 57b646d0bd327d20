import type { SignerId, TableId } from '../../domain/ids.ts'
import { drawChance } from '../../lib/random.ts'
import { claimsPerSourceMax } from '../limits.ts'

interface KnownClaim {
  readonly table: TableId
  readonly sequence: number
}

/**
 * Which signers without standing say that they speak for which table, by the neighbour that brought it: only who holds the
 * key, or stands beside it, is sure, and anybody can send on what it has heard. Each neighbour has places of its own.
 */
export const createClaims = () => {
  const bySource = new Map<string, Map<SignerId, KnownClaim>>()
  const isFull = (source: string, signer: SignerId) => {
    const all = bySource.get(source)
    return all !== undefined && !all.has(signer) && all.size >= claimsPerSourceMax
  }

  return {
    isFull,
    /** Whether any neighbour has brought a later claim of this signer, or this one the same. */
    isOld(source: string, signer: SignerId, sequence: number): boolean {
      for (const [from, all] of bySource) {
        const known = all.get(signer)?.sequence ?? -1
        if (known > sequence || (known === sequence && from === source)) return true
      }
      return false
    },
    /** Replaces what was claimed before; nothing where its neighbour has no place left. */
    add(source: string, signer: SignerId, claim: KnownClaim) {
      if (isFull(source, signer)) return
      for (const all of bySource.values())
        if ((all.get(signer)?.sequence ?? claim.sequence) < claim.sequence) all.delete(signer)
      const all = bySource.get(source) ?? new Map<SignerId, KnownClaim>()
      bySource.set(source, all.set(signer, claim))
    },
    /** The signer that has lost its place to others of this neighbour's, by lot: nobody knows which of them are true. */
    drawOut(source: string): SignerId | undefined {
      const signers = [...(bySource.get(source)?.keys() ?? [])]
      const drawn = signers[Math.floor(drawChance() * signers.length)]
      if (drawn !== undefined) bySource.get(source)?.delete(drawn)
      return drawn
    },
    forget(signer: SignerId) {
      for (const all of bySource.values()) all.delete(signer)
    },
    /** Forgets the claims of neighbours that are forgotten themselves. */
    keepOf(isKnown: (source: string) => boolean) {
      for (const source of bySource.keys()) if (!isKnown(source)) bySource.delete(source)
    },
    list: () =>
      [...bySource].flatMap(([source, all]) =>
        [...all].map(([signer, { table }]) => ({ signer, table, source })),
      ),
  }
}
