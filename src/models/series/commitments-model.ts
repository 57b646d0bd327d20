import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { MeetingId, NoteId, TableId } from '../../domain/ids.ts'
import { cellToBringBackTo } from '../../domain/outcome/kept-commitment.ts'
import type { CellId, Template } from '../../domain/template/template.ts'
import { done, refuse } from '../../lib/result.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { FoundCommitments } from '../../meeting/storage/kept-commitments.ts'
import type { Gates } from '../table/gates-model.ts'
import type { TableSession } from '../table/table-session.ts'
import type { CommitmentsModel } from './follow-types.ts'

interface CommitmentsParts {
  readonly facts: Pick<MeetingFacts, 'broughtBack'>
  readonly template: ReadonlySignal<Template>
  readonly table: ReadonlySignal<TableSession | undefined>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly gates: Gates
  /** The meetings before this one, oldest first. */
  readonly before: ReadonlySignal<readonly MeetingId[]>
  /** What this device has kept of them. */
  kept(meetings: readonly MeetingId[]): Promise<FoundCommitments | undefined>
}

/**
 * What stayed at the table last time, on the phone of the one who said it. It goes to the table as a note, when its person
 * taps: in their own turn, where people go round by turns.
 */
export const commitmentsModel = async (parts: CommitmentsParts) => {
  const { facts, template, table, gates } = parts
  const found = signal<FoundCommitments | undefined>(undefined)
  const brought = signal<Readonly<Record<NoteId, NoteId>>>((await facts.broughtBack.get()) ?? {})
  const setBrought = (next: Readonly<Record<NoteId, NoteId>>) => {
    brought.value = next
    facts.broughtBack.keep(next)
  }
  const read = async (meetings: readonly MeetingId[]) => {
    const kept = await parts.kept(meetings)
    // Who came in by a code learns from the meeting which ones were before it.
    if (parts.before.peek() === meetings) found.value = kept
  }
  await read(parts.before.peek())
  const stop = effect(() => {
    void read(parts.before.value).catch((error: unknown) =>
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
      (found.value?.rows ?? [])
        .filter(({ id }) => brought.value[id] === undefined)
        .map(({ id, text, tableThen }) => ({
          id,
          text,
          from: found.value?.title ?? '',
          // Tables are numbered anew each time: of a meeting longer ago this device cannot know which one it was.
          isNewHere: tableThen !== parts.myTable.value || found.value?.meeting !== parts.before.value.at(-1),
        })),
    ),
    when: computed(() => {
      if (cell.value !== undefined) return 'now'
      return template.value.stages.some(({ round }) => round) ? 'in-turn' : 'later'
    }),
    bringBack(id) {
      const session = table.peek()
      const kept = found.peek()?.rows.find((row) => row.id === id)
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
      found.value = undefined
    },
  }
}
