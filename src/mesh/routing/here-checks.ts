import { Allowance } from '../../lib/allowance.ts'
import { bytesToHex } from '../../lib/bytes.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { type Here, isTrue, signedFrom } from './here.ts'
import type { Neighbour } from './switchboard.ts'

/** Verifies words: of each neighbour so many a second, and the same bytes once where several bring them at a time. */
export class HereChecks {
  readonly #limits: MeshLimits
  readonly #checking = new Map<string, Promise<boolean>>()
  readonly #allowances = new WeakMap<Neighbour, Allowance>()

  constructor(limits: MeshLimits) {
    this.#limits = limits
  }

  /** False where this neighbour has brought too many. */
  mayBring(neighbour: Neighbour): boolean {
    const { checksPerSecond, peers } = this.#limits
    const allowance = this.#allowances.get(neighbour) ?? new Allowance(checksPerSecond, 2 * peers)
    this.#allowances.set(neighbour, allowance)
    return allowance.take()
  }

  /** @param hostWord of the same device, found true before */
  check(here: Here, hostWord: Uint8Array | undefined): Promise<boolean> {
    const key = bytesToHex(here.bytes.subarray(0, signedFrom)) + here.id
    const checking = this.#checking.get(key) ?? isTrue(here, hostWord)
    this.#checking.set(key, checking)
    const forget = () => void this.#checking.delete(key)
    checking.then(forget, forget)
    return checking
  }
}
