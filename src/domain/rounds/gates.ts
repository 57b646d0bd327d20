import { isCellOpen } from '../template/places.ts'
import {
  type Cell,
  type CellId,
  cellId,
  type Place,
  type Stage,
  type Template,
} from '../template/template.ts'

/** `stage/step` of steps that the table's timekeeper has come to: what they opened stays open. */
export type OpenedSteps = ReadonlySet<string>

/** What a device knows of its table's gates. */
export interface GateKeeper {
  readonly template: Template
  /** Where the table is. */
  readonly at: Place
  readonly opened: OpenedSteps
  /** Ids of the stages in whose turn this device writes for the presenter. */
  presents(stage: Stage): boolean
}

interface StageCellOf {
  readonly stage: Stage
  readonly cell: Cell
}

/** undefined where the template has no such cell. */
export const cellOf = (template: Template, id: CellId): StageCellOf | undefined => {
  const stage = template.stages.find((one) => id.startsWith(`${one.id}/`))
  const cell = stage?.grid?.cells.find((one) => cellId(stage.id, one.row, one.column) === id)
  return stage && cell && { stage, cell }
}

/** Whether this device may write into the cell on the table's grid now: what views offer. */
export const mayWrite = (gate: GateKeeper, id: CellId): boolean => {
  const found = cellOf(gate.template, id)
  if (!found || found.cell.staysWithMe) return false
  if (found.cell.presenterOnly && !gate.presents(found.stage)) return false
  return isCellOpen(gate.template, gate.at, found.stage.id, found.cell, gate.opened)
}

/**
 * What the models accept: the same, but that a cell without a gate of its own takes words also before its stage, as of a
 * device that has not heard how far the room is. Nobody's words are refused because a link was slow.
 */
export const accepts = (gate: GateKeeper, id: CellId): boolean => {
  const found = cellOf(gate.template, id)
  const isGated = found?.cell.opensAt !== undefined || found?.cell.opensAtStep !== undefined
  if (isGated || !found) return found !== undefined && mayWrite(gate, id)
  return !found.cell.staysWithMe && (!found.cell.presenterOnly || gate.presents(found.stage))
}

/**
 * Whether a note of this cell may leave the table by this device. Notes in cells that the template no longer has may not:
 * nobody can say any more where they were meant to stay.
 */
export const mayShare = (gate: GateKeeper, id: CellId): boolean => {
  const found = cellOf(gate.template, id)
  if (!found || found.cell.staysAtTable || found.cell.staysWithMe) return false
  return !found.cell.presenterOnly || gate.presents(found.stage)
}

/** Whether a note may be moved: into an open cell, and never out of one whose notes stay into one whose notes may leave. */
export const mayMove = (gate: GateKeeper, from: CellId, to: CellId): boolean => {
  if (!accepts(gate, to)) return false
  const [before, after] = [cellOf(gate.template, from)?.cell, cellOf(gate.template, to)?.cell]
  if (before?.presenterOnly && !accepts(gate, from)) return false
  return !before?.staysAtTable || after?.staysAtTable === true
}

/**
 * Whether the cell's notes are shown. What came before the table's own gate (a hostile device, or one that was out
 * of touch) waits in the document and is on no screen; nothing else is ever hidden by a gate.
 */
export const isShown = (gate: Omit<GateKeeper, 'presents'>, id: CellId): boolean => {
  const found = cellOf(gate.template, id)
  if (!found) return true
  const { stage, cell } = found
  const step = stage.steps.find((one) => one.id === cell.opensAtStep)
  return step?.movedBy !== 'table' || isCellOpen(gate.template, gate.at, stage.id, cell, gate.opened)
}
