import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import { exportSigner, importSigner, makeSigner, type OwnSigner } from '../../records/signing/signer.ts'
import type { MeetingFacts } from '../storage/facts.ts'

/** The key under which this device speaks for itself: made with the meeting, or when its person is asked to lead too. */
export interface OwnKey {
  readonly key: ReadonlySignal<OwnSigner | undefined>
  /** The kept one, or a new one, kept before it is given. */
  make(): Promise<OwnSigner>
  /** Lets the room show what this key says, from when there is one. Returns its undo. */
  heldIn(room: Pick<Room, 'hold'>): () => void
}

export const openOwnKey = async (fact: MeetingFacts['facilitator']): Promise<OwnKey> => {
  const exported = await fact.get()
  const imported = exported && (await importSigner(exported))
  const key = signal(typeof imported === 'object' ? imported : undefined)
  let making: Promise<OwnSigner> | undefined
  const makeNew = async () => {
    const made = await makeSigner()
    await fact.set(exportSigner(made))
    key.value = made
    return made
  }
  return {
    key,
    async make() {
      const kept = key.peek()
      if (kept) return kept
      making ??= makeNew().finally(() => {
        making = undefined
      })
      return making
    },
    heldIn: (room) =>
      effect(() => {
        if (key.value) room.hold(key.value)
      }),
  }
}

/** This device's key, from the moment on at which the room knows it as a facilitator's. */
export const facilitatorKey = (
  own: OwnKey,
  view: ReadonlySignal<RoomView>,
): ReadonlySignal<Signer | undefined> =>
  computed(() => {
    const key = own.key.value
    return key && view.value.facilitators.has(key.id) ? key : undefined
  })
