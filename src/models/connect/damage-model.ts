import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Damage, noDamage } from '../../meeting/storage/damage.ts'
import type { Fact } from '../../meeting/storage/facts.ts'
import type { ConnectionModel } from './connection-types.ts'

interface DamageParts {
  /** Outlives a reload: a damage that was healed is found once only, and may not have been read by then. */
  readonly kept: Fact<Damage>
  /** The documents that are open now. */
  readonly savings: ReadonlySignal<readonly { readonly damaged: Damage }[]>
}

/** What this device's storage had damaged, until its person has read of it. */
export const damageModel = async ({
  kept,
  savings,
}: DamageParts): Promise<ConnectionModel['damage'] & { close(): void }> => {
  const before = (await kept.get()) ?? noDamage
  const found = signal<Damage | undefined>(isDamage(before) ? before : undefined)
  const counted = new Set<Damage>()
  const close = effect(() => {
    for (const { damaged } of savings.value) {
      if (counted.has(damaged) || !isDamage(damaged)) continue
      counted.add(damaged)
      found.value = mergeDamage(found.peek() ?? noDamage, damaged)
      kept.keep(found.peek() ?? noDamage)
    }
  })
  return {
    found,
    dismiss() {
      found.value = undefined
      kept.keep(noDamage)
    },
    close,
  }
}

const isDamage = ({ records, restored, missing }: Damage) => records + restored + missing > 0

/** The greater of each: what could not be healed is found again by the next page, and is no more than it was. */
const mergeDamage = (a: Damage, b: Damage): Damage => ({
  records: Math.max(a.records, b.records),
  restored: Math.max(a.restored, b.restored),
  missing: Math.max(a.missing, b.missing),
})
