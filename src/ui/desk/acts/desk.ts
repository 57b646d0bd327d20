import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { RefObject } from 'preact'
import type { NoteId, TableId, ThemeId } from '../../../domain/ids.ts'
import type { NoteFilter } from '../../../domain/plenary/find-notes.ts'
import type { Readout, ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { Table } from '../../../domain/records/records.ts'
import type { CellId } from '../../../domain/template/template.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import type { PlenaryModel } from '../../../models/plenary/plenary-types.ts'
import type { MeetingProps } from '../../context/context.ts'
import { type Choosing, createChoosing } from '../../notes/choosing.ts'
import type { ReadoutWords } from '../../readout/readout-words.ts'
import type { StageCell } from '../../readout/stage-cells.ts'

/** Which menu is open, and on which button. There is one for all notes: two thousand would have to be kept otherwise. */
export interface OpenMenu {
  readonly of: 'note' | 'theme' | 'cell' | 'chosen'
  readonly id: NoteId | ThemeId | CellId
  readonly anchor: RefObject<HTMLElement>
}

/** What the facilitator has in hand while working on the readout; on this screen only. */
export interface DeskState {
  readonly choosing: Choosing
  readonly menu: Signal<OpenMenu | undefined>
  /** The theme whose name is being written. */
  readonly naming: Signal<ThemeId | undefined>
  /** Notes for which a theme is being chosen. */
  readonly placing: Signal<readonly NoteId[] | undefined>
  /** What is looked for. */
  readonly filter: Signal<NoteFilter>
}

export const createDeskState = (): DeskState => ({
  choosing: createChoosing(),
  menu: signal(undefined),
  naming: signal(undefined),
  placing: signal(undefined),
  filter: signal({}),
})

/** The readout as the facilitator works on it: what is in hand, and what everything in it is drawn from. */
export interface Desk extends DeskState, MeetingProps {
  readonly plenary: PlenaryModel
  readonly tables: ReadonlySignal<ReadonlyMap<TableId, Table>>
  /** The stage's cells as they stand. */
  readonly cells: readonly StageCell[]
  /** The readout as far as it is looked for; all of it where nothing is. */
  readonly shown: ReadonlySignal<Readout>
  readonly words: ReadoutWords
  readonly also: (note: ReadoutNote) => string | undefined
}

/** The note as the readout has it now, parked ones too. */
export const findNote = (meeting: MeetingModel, id: NoteId): ReadoutNote | undefined => {
  for (const { notes, parked } of meeting.room.readout.peek().cells.values()) {
    const found = notes.find((note) => note.id === id) ?? parked.find((note) => note.id === id)
    if (found) return found
  }
  return undefined
}
