import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { NoteId, TableId } from '../../domain/ids.ts'
import { isCommitmentCell, type KeptCommitment } from '../../domain/outcome/kept-commitment.ts'
import { tableInNext } from '../../domain/outcome/next-tables.ts'
import { optional } from '../../domain/read-value.ts'
import type { Table } from '../../domain/records/records.ts'
import type { CellId, Template } from '../../domain/template/template.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { MeModel } from '../mine/mine-types.ts'
import type { TableModel } from '../table/table-types.ts'

interface KeepCommitmentsParts {
  readonly facts: Pick<MeetingFacts, 'commitments'>
  readonly view: ReadonlySignal<RoomView>
  readonly template: ReadonlySignal<Template>
  readonly tables: ReadonlySignal<readonly Table[]>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly mine: MeModel['notes']
}

/**
 * Keeps on this device what its person has said at the table that they will do, as long as it is not shared: the phone
 * that wrote it, because there the gates let the presenter alone write. Mates' phones have it in their grid, and nowhere
 * as something to bring back.
 */
export const keepCommitments = async (parts: KeepCommitmentsParts) => {
  const { facts, view, template, tables } = parts
  const stored = (await facts.commitments.get()) ?? []
  let before = JSON.stringify(stored)
  const written = signal<ReadonlyMap<NoteId, KeptCommitment>>(
    new Map(stored.filter(({ isPrivate }) => !isPrivate).map((row) => [row.id, row])),
  )
  const isShared = (id: NoteId) => Boolean(view.value.notes.get(id)?.content) || view.value.points.has(id)

  const readPrivate = (table: TableId): readonly KeptCommitment[] =>
    [...parts.mine.value.values()]
      .flat()
      .filter(({ circle, cell }) => circle === 'me' && isCommitmentCell(template.value, cell))
      .map(({ id, cell, text }) => ({ id, cell, text, table, isPrivate: true }))

  return {
    /** Told of a note that this device has put on the grid. */
    noteAdded(id: NoteId, cell: CellId, table: TableId) {
      if (written.peek().has(id) || !isCommitmentCell(template.peek(), cell)) return
      written.value = new Map(written.peek()).set(id, { id, cell, text: '', table })
    },
    /** Begins to keep what stands, once the table is there. @returns ends it */
    start: (session: ReadonlySignal<TableModel | undefined>) =>
      effect(() => {
        const table = session.value
        const onGrid = [...written.value.values()].flatMap((row): readonly KeptCommitment[] => {
          if (isShared(row.id)) return []
          if (row.table !== table?.id) return [row]
          const note = table.notes.value.get(row.cell)?.find(({ id }) => id === row.id)
          return note ? [{ ...row, text: note.text }] : []
        })
        const own = parts.myTable.value === undefined ? [] : readPrivate(parts.myTable.value)
        const rows = [...onGrid, ...own].map((row) => ({
          ...row,
          ...optional('tableThen', tableInNext(tables.value, row.table)),
        }))
        const next = JSON.stringify(rows)
        if (next === before) return
        before = next
        facts.commitments.keep(rows)
      }),
    /** Of a phone that others use too. */
    forget() {
      written.value = new Map()
    },
  }
}
