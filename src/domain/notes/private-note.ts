import type { NoteId, TableId } from '../ids.ts'
import type { CellId } from '../template/template.ts'

/** The cell of private notes that answer no question of the template; no template can have a cell of this name. */
export const asideCell: CellId = '-/-/-'

/** A note of the first circle: a plain record in this device's storage, in no shared document and in no message. */
export interface PrivateNote {
  readonly id: string
  readonly cell: CellId
  readonly text: string
  readonly order: string
  /** The fresh id under which it was brought to the table; bringing it twice changes nothing. */
  readonly broughtAs?: NoteId
  /** The table it was brought to. */
  readonly broughtTo?: TableId
  /** The fresh id under which it went straight to the room. */
  readonly sharedAs?: NoteId
}
