import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { loadAgain } from '../../lib/load-again.ts'
import type { HatParts } from './hat-session.ts'
import type { HatModel } from './hat-types.ts'

interface LoadedHat {
  readonly model: ReadonlySignal<HatModel | undefined>
  close(): void
}

/** The name on links under which papers on their way are exchanged. */
const papersName = 'papers'

/** The hat of a meeting, loaded when its template passes one round, one is in the room, or this device could call for one. */
export const openHatWhenNeeded = (
  needed: ReadonlySignal<boolean>,
  parts: Omit<HatParts, 'papers'>,
): LoadedHat => {
  const model = signal<HatModel | undefined>(undefined)
  let close: (() => void) | undefined
  let state: 'waiting' | 'loading' | 'closed' = 'waiting'

  const load = async () => {
    const [{ hatSession }, { createHatPapers }] = await loadAgain(() =>
      Promise.all([import('./hat-session.ts'), import('../../records/hat/hat-papers.ts')]),
    )
    if (state === 'closed') return
    const papers = createHatPapers()
    const session = await hatSession({ ...parts, papers })
    const stopCarrying = parts.mesh?.sync({
      name: papersName,
      admits: () => true,
      ride: papers.ride,
      digest: papers.digest,
      onDigest: papers.onChange,
    })
    const end = () => {
      stopCarrying?.()
      session.close()
    }
    if (isClosed()) return end()
    close = end
    model.value = session.model
  }
  const isClosed = () => state === 'closed'
  const stop = effect(() => {
    if (!needed.value || state !== 'waiting') return
    state = 'loading'
    load().catch((error: unknown) => {
      // Not for good: the next change of what needs it tries again.
      if (state === 'loading') state = 'waiting'
      console.warn('The hat could not be loaded', error)
    })
  })

  return {
    model,
    close() {
      state = 'closed'
      stop()
      close?.()
    },
  }
}
