import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { MeetingId, NoteId, TableId } from '../../domain/ids.ts'
import { cellToBringBackTo, type KeptCommitment } from '../../domain/outcome/kept-commitment.ts'
import type { CellId, Template } from '../../domain/template/template.ts'
import { done, refuse } from '../../lib/result.ts'
import type { Fact, MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { Gates } from '../table/gates-model.ts'
import type { TableSession } from '../table/table-session.ts'
import type { CommitmentsModel } from './follow-types.ts'

interface CommitmentsParts {
  readonly facts: Pick<MeetingFacts, 'broughtBack'>
  readonly view: ReadonlySignal<RoomView>
  readonly template: ReadonlySignal<Template>
  readonly table: ReadonlySignal<TableSession | undefined>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly gates: Gates
  /** The meeting at whose end this one was kept. */
  readonly from: MeetingId | undefined
  /** What this device has kept of a meeting: the one before, or the one that has called this one its next. */
  kept(
    of: { readonly from: MeetingId } | { readonly event: string },
  ): Promise<Fact<readonly KeptCommitment[]> | undefined>
}

/**
 * What stayed at the table last time, on the phone of the one who said it. It goes to the table as a note, when its person
 * taps: in their own turn, where people go round by turns.
 */
export const commitmentsModel = async (parts: CommitmentsParts) => {
  const { facts, view, template, table, gates } = parts
  const before = signal<readonly KeptCommitment[]>([])
  const brought = signal<Readonly<Record<NoteId, NoteId>>>((await facts.broughtBack.get()) ?? {})
  const setBrought = (next: Readonly<Record<NoteId, NoteId>>) => {
    brought.value = next
    facts.broughtBack.keep(next)
  }
  let source: Fact<readonly KeptCommitment[]> | undefined
  const read = async (of: Parameters<CommitmentsParts['kept']>[0]) => {
    source = await parts.kept(of)
    before.value = (await source?.get()) ?? []
  }
  const { from } = parts
  if (from !== undefined) await read({ from })
  // Who comes in by a code learns from the meeting itself which one it follows.
  const event = computed(() => (from === undefined ? view.value.brief?.event : undefined))
  const stop = effect(() => {
    const named = event.value
    if (named === undefined) return
    void read({ event: named }).catch((error: unknown) =>
      console.warn('what stayed at the table could not be read', error),
    )
  })

  const cell = computed<CellId | undefined>(() => {
    const session = table.value
    const stage = template.value.stages.find(({ id }) => id === session?.rounds.place.value.stage)
    if (!session || !stage) return undefined
    const presenter = session.model.rounds.turn.value?.presenter
    if (stage.round && presenter && !presenter.mine) return undefined
    return cellToBringBackTo(template.value, stage, gates.accepts)
  })

  const model: CommitmentsModel = {
    waiting: computed(() =>
      before.value
        .filter(({ id }) => brought.value[id] === undefined)
        .map(({ id, text, tableThen }) => ({
          id,
          text,
          isOfOtherTable: tableThen !== parts.myTable.value,
        })),
    ),
    when: computed(() => {
      if (cell.value !== undefined) return 'now'
      return template.value.stages.some(({ round }) => round) ? 'in-turn' : 'later'
    }),
    bringBack(id) {
      const session = table.peek()
      const kept = before.peek().find((row) => row.id === id)
      if (!kept || brought.peek()[id] !== undefined) return done
      if (!session) return refuse('no-seat')
      const to = cell.peek()
      if (to === undefined) return refuse('not-open')
      const note = session.voice.newId()
      session.put({ id: note, cell: to, text: kept.text })
      setBrought({ ...brought.peek(), [id]: note })
      return done
    },
    takeBack(id) {
      const { [id]: note, ...others } = brought.peek()
      const removed = note === undefined ? done : (table.peek()?.model.remove(note) ?? refuse('no-seat'))
      if (removed.ok) setBrought(others)
      return removed
    },
  }
  return {
    model,
    close: stop,
    /** Of a phone that others use too. */
    forget() {
      before.value = []
      source?.keep([])
    },
  }
}
