import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { PointView } from '../../src/models/room/room-types.ts'
import type {
  FollowModel,
  FollowPoint,
  FollowUp,
  PromiseModel,
} from '../../src/models/series/follow-types.ts'
import type { CarryModel } from '../../src/models/transfer/carry-types.ts'

type Did = (action: string, ...given: readonly unknown[]) => void

/** A meeting that continues none, until the test says what it continues. */
export const fakeFollow = (did: Did): FollowModel & { readonly earlier: Signal<FollowUp | undefined> } => {
  const earlier = signal<FollowUp | undefined>(undefined)
  const change = (id: string, more: Partial<FollowPoint>) => {
    if (!earlier.value) return
    const points = earlier.value.points.map((point) => (point.id === id ? { ...point, ...more } : point))
    earlier.value = { ...earlier.value, points }
  }
  return {
    earlier,
    async setOutcome(id, outcome) {
      did('follow.setOutcome', id, outcome)
      change(id, { outcome, told: true, avoidedInSilence: outcome.state === 'avoided' })
      return undefined
    },
    async shareAvoided(id) {
      did('follow.shareAvoided', id)
      change(id, { avoidedInSilence: false })
    },
    setMine(id, mine) {
      did('follow.setMine', id, mine)
      change(id, { mine })
    },
  }
}

export const fakeCarry = (did: Did): CarryModel => ({
  async toFile() {
    did('carry.toFile')
    return 'downloaded'
  },
  toText: () => '{"format":"plenary-private-notes"}',
  async bring(json) {
    did('carry.bring', json)
    return json.includes('plenary-private-notes') ? 2 : 'not-notes'
  },
})

/** Takes every point that is taken for one that was taken here. */
export const fakePromise = (points: ReadonlySignal<readonly PointView[]>): PromiseModel => {
  const question = signal('')
  return {
    mine: computed(() => points.value.filter(({ taken }) => taken)),
    question,
    setQuestion(text) {
      question.value = text
    },
  }
}
