import type { NoteId, TableId } from '../ids.ts'
import { gridCells } from '../template/alone-cells.ts'
import type { CellId, Stage, Template } from '../template/template.ts'

/** What somebody has said at their table that they will do, and has not shared: kept on the phone that wrote it. */
export interface KeptCommitment {
  readonly id: NoteId
  /** The presenter's own cell in which it stands. */
  readonly cell: CellId
  readonly text: string
  readonly table: TableId
  /** The same table in the next meeting. */
  readonly tableThen?: TableId
  /** It is a private note: not even the table has read it. */
  readonly isPrivate?: true
}

/** Whether the presenter says there what they will do, to nobody but their table. */
export const isCommitmentCell = ({ stages }: Template, id: CellId): boolean =>
  stages.some((stage) => gridCells(stage).some((of) => of.id === id && of.cell.presenterOnly === true))

/**
 * Where a commitment can come back to in this stage: its first cell that takes a note and keeps it at the table, in
 * templates that have such cells. Never where one asks for time: there it would be a bid.
 */
export const cellToBringBackTo = (
  template: Template,
  stage: Stage,
  accepts: (cell: CellId) => boolean,
): CellId | undefined => {
  const keepsAtTable = template.stages.some((one) => gridCells(one).some(({ cell }) => cell.staysAtTable))
  const isForBids = (id: CellId) => template.rounds?.some(({ bids }) => bids === id) === true
  return gridCells(stage).find(
    ({ id, cell }) =>
      (!keepsAtTable || cell.staysAtTable === true) && !cell.presenterOnly && !isForBids(id) && accepts(id),
  )?.id
}
