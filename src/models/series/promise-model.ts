import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ActionPointId } from '../../domain/ids.ts'
import { noteMaxLength } from '../../domain/limits.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { PointView } from '../room/room-types.ts'
import type { PromiseModel } from './follow-types.ts'

interface PromiseModelParts {
  readonly points: ReadonlySignal<readonly PointView[]>
  readonly facts: Pick<MeetingFacts, 'promises' | 'question'>
}

/** What was promised on this device. Which device took a point is known nowhere else. */
export const promiseModel = async ({
  points,
  facts,
}: PromiseModelParts): Promise<PromiseModel & { took(id: ActionPointId, taken: boolean): void }> => {
  const promises = signal<readonly ActionPointId[]>((await facts.promises.get()) ?? [])
  const question = signal((await facts.question.get()) ?? '')
  return {
    mine: computed(() => points.value.filter(({ id, taken }) => taken && promises.value.includes(id))),
    question,
    setQuestion(text) {
      question.value = text.slice(0, noteMaxLength)
      facts.question.keep(question.peek())
    },
    took(id, taken) {
      const others = promises.peek().filter((known) => known !== id)
      promises.value = taken ? [...others, id] : others
      facts.promises.keep(promises.peek())
    },
  }
}
