import type { ReadonlySignal } from '@preact/signals'
import {
  accepts,
  cellOf,
  type GateKeeper,
  isShown,
  mayMove,
  mayShare,
  mayWrite,
  type OpenedSteps,
} from '../../domain/rounds/gates.ts'
import { isCellOpenAlone } from '../../domain/template/places.ts'
import type { CellId, Place, Stage, Template } from '../../domain/template/template.ts'
import type { GatesModel } from './set-types.ts'

interface GatesParts {
  readonly template: ReadonlySignal<Template>
  /** Where the table is, or the room where one sits with none. */
  readonly place: ReadonlySignal<Place>
  readonly opened: ReadonlySignal<OpenedSteps>
  presents(stage: Stage): boolean
}

export interface Gates extends GatesModel {
  /** Whether the models take a note into this cell. */
  accepts(cell: CellId): boolean
  /** Whether a note that stands here may be reworded or taken away by this device. */
  mayChange(cell: CellId): boolean
  isShown(cell: CellId): boolean
  /** Whether what became of the cell's notes is this device's to say: the presenter's alone where the presenter alone writes. */
  mayAnswerFor(cell: CellId): boolean
}

/** The engine's gates as one device stands before them; what reads them inside a computed follows their changes. */
export const gatesModel = ({ template, place, opened, presents }: GatesParts): Gates => {
  const gate = (): GateKeeper => ({
    template: template.value,
    at: place.value,
    opened: opened.value,
    presents,
  })
  const mayAnswerFor = (cell: CellId) => {
    const found = cellOf(template.value, cell)
    return !found?.cell.presenterOnly || presents(found.stage)
  }
  const mayChange = (cell: CellId) => isShown(gate(), cell) && mayAnswerFor(cell)
  return {
    mayWrite: (cell) => mayWrite(gate(), cell),
    accepts: (cell) => accepts(gate(), cell),
    mayShare: (cell) => mayShare(gate(), cell),
    mayMove: (from, to) => (from === to ? mayChange(from) : mayMove(gate(), from, to)),
    mayWriteAlone(cell) {
      const found = cellOf(template.value, cell)
      // A note whose cell the template no longer has is still its writer's.
      return !found || isCellOpenAlone(template.value, place.value, found.stage.id, found.cell, opened.value)
    },
    mayChange,
    mayAnswerFor,
    isShown: (cell) => isShown(gate(), cell),
  }
}
