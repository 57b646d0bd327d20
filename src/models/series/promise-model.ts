import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ActionPointId } from '../../domain/ids.ts'
import { noteMaxLength } from '../../domain/limits.ts'
import type { PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Fact, MeetingFacts } from '../../meeting/storage/facts.ts'
import type { PointView } from '../room/room-types.ts'
import type { PromiseModel } from './follow-types.ts'

interface PromiseModelParts {
  readonly points: ReadonlySignal<readonly PointView[]>
  readonly facts: Pick<MeetingFacts, 'promises' | 'asking' | 'question'>
  readonly before: readonly PromiseRow[]
  readonly questionBefore: string
  /** Deletes what is stored of this device's person. */
  forget(): Promise<Acted>
}

/** What was promised on this device. Which device took a point, or asks about it, is known nowhere else. */
export const promiseModel = async ({
  points,
  facts,
  before,
  questionBefore,
  forget,
}: PromiseModelParts): Promise<PromiseModel & { setAsking(id: ActionPointId, asks: boolean): void }> => {
  const promises = await keptIds(facts.promises)
  const asking = await keptIds(facts.asking)
  const question = signal((await facts.question.get()) ?? '')
  return {
    mine: computed(() => points.value.filter(({ id, taken }) => taken && promises.has(id))),
    asking: computed(() => points.value.filter(({ id, agreed }) => agreed && asking.has(id))),
    before,
    questionBefore,
    question,
    setQuestion(text) {
      question.value = text.slice(0, noteMaxLength)
      facts.question.keep(question.peek())
    },
    async forgetOwn() {
      promises.clear()
      asking.clear()
      question.value = ''
      return forget()
    },
    setMine: promises.set,
    setAsking: asking.set,
  }
}

/** Ids that this device remembers. `has` reads a signal. */
const keptIds = async (fact: Fact<readonly ActionPointId[]>) => {
  const ids = signal<readonly ActionPointId[]>((await fact.get()) ?? [])
  return {
    has: (id: ActionPointId) => ids.value.includes(id),
    clear() {
      ids.value = []
    },
    set(id: ActionPointId, isKept: boolean) {
      const others = ids.peek().filter((known) => known !== id)
      ids.value = isKept ? [...others, id] : others
      fact.keep(ids.peek())
    },
  }
}
