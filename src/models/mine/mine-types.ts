import type { ReadonlySignal } from '@preact/signals'
import type { PrivateNote } from '../../domain/notes/private-note.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId } from '../../domain/template/template.ts'

/** Words in a field that are not a note yet, on this device only. Key: the circle and the cell. */
export interface DraftsModel {
  get(key: string): string
  /** Kept at once; '' forgets it. */
  set(key: string, text: string): void
}

export interface MeModel {
  readonly notes: ReadonlySignal<ReadonlyMap<CellId, readonly MyNote[]>>
  add(cell: CellId, text: string): Promise<Acted>
  edit(id: string, text: string): Promise<Acted>
  move(id: string, cell: CellId): Promise<Acted>
  remove(id: string): Promise<Acted>
  /** Undo of the last removals, newest first. */
  restore(id: string): Promise<Acted>
  /** Copies these to the table's grid; a note brought before stays as it is there. */
  bringToTable(ids: readonly string[]): Promise<Acted>
  /** Straight to the room, where the stage asks individuals. */
  shareWithRoom(ids: readonly string[]): Promise<Acted>
}

export interface MyNote extends PrivateNote {
  readonly circle: 'me' | 'table' | 'room'
}
