import { signal } from '@preact/signals'
import { pointPartMaxLength } from '../../domain/limits.ts'
import { type KeptAnswer, openPromises, type PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Acted } from '../../domain/refusal.ts'
import { refuse } from '../../lib/result.ts'
import { keepAnswer, loadKept } from '../../meeting/storage/kept-promises.ts'
import { type Store, settleStored } from '../../storage/store.ts'
import type { PromisesModel } from './promises-types.ts'

interface PromisesParts {
  readonly store: Store
  now(): number
}

/** What is promised and asked about, for the first screen; no meeting is opened for it. */
export const openPromisesModel = ({ store, now }: PromisesParts): PromisesModel => {
  const open = signal<readonly PromiseRow[]>([])
  const reload = async () => {
    open.value = openPromises(await loadKept(store))
  }
  const keep = async (promise: PromiseRow, answer: KeptAnswer | undefined): Promise<Acted> => {
    const stored = await settleStored(keepAnswer(store, promise, answer))
    if (stored.ok) await reload()
    return stored
  }
  return {
    open,
    reload,
    async answer(promise, { state, learned }) {
      if (learned.length > pointPartMaxLength) return refuse('note-too-long')
      return keep(promise, { state, learned, at: now() })
    },
    takeAnswerBack: (promise) => keep(promise, undefined),
  }
}
