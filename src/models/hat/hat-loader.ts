import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { loadAgain } from '../../lib/load-again.ts'
import type { SyncedDocument } from '../../mesh/contract/mesh.ts'
import type { RoomDocument } from '../../records/set/room-types.ts'
import type { HatParts } from './hat-session.ts'
import type { HatModel } from './hat-types.ts'

interface LoadedHat {
  readonly model: ReadonlySignal<HatModel | undefined>
  /** Of the sealed papers that the room's document carries; '' where there are none. */
  digest(): string
  onDigest(listener: () => void): () => void
  close(): void
}

/** The room's document as links carry it: neighbours agree where they have the same records and the same papers. */
export const syncedRoom = (name: string, room: RoomDocument, hat: LoadedHat): SyncedDocument => ({
  name,
  doc: room.doc,
  admits: () => true,
  digest: () => room.digest() + hat.digest(),
  onDigest(listener) {
    const undos = [room.onChange(listener), hat.onDigest(listener)]
    return () => {
      for (const undo of undos) undo()
    }
  },
})

/** The hat of a meeting, loaded when its template passes one round or one is in the room's document. */
export const openHatWhenNeeded = (
  needed: ReadonlySignal<boolean>,
  parts: Omit<HatParts, 'papers'>,
): LoadedHat => {
  const model = signal<HatModel | undefined>(undefined)
  const listeners = new Set<() => void>()
  let digest = () => ''
  let close: (() => void) | undefined
  let state: 'waiting' | 'loading' | 'closed' = 'waiting'

  const load = async () => {
    const [{ hatSession }, { createHatPapers }] = await loadAgain(() =>
      Promise.all([import('./hat-session.ts'), import('../../records/hat/hat-papers.ts')]),
    )
    if (state === 'closed') return
    const papers = createHatPapers({ doc: parts.room.doc })
    const session = await hatSession({ ...parts, papers })
    const end = () => {
      session.close()
      papers.close()
    }
    if (isClosed()) return end()
    close = end
    digest = papers.digest
    papers.onChange(() => {
      for (const listener of [...listeners]) listener()
    })
    model.value = session.model
    for (const listener of [...listeners]) listener()
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
    digest: () => digest(),
    onDigest(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      state = 'closed'
      stop()
      close?.()
    },
  }
}
