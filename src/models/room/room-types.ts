import type { ReadonlySignal } from '@preact/signals'
import type { DocumentOptions, WorkingDocument } from '../../domain/document/working-document.ts'
import type { ActionPointId } from '../../domain/ids.ts'
import type { Readout } from '../../domain/plenary/readout.ts'
import type { ActionPoint, Ask, Doors, Spotlight, Table } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Place, StageId } from '../../domain/template/template.ts'
import type { RoomPlenary } from '../plenary/plenary-types.ts'

export interface RoomModel {
  readonly readout: ReadonlySignal<Readout>
  readonly spotlight: ReadonlySignal<Spotlight>
  readonly plenary: RoomPlenary
  readonly progress: ReadonlySignal<readonly TableProgress[]>
  readonly points: ReadonlySignal<readonly PointView[]>
  /** The working document as of now; computed only while somebody looks. */
  readonly document: ReadonlySignal<WorkingDocument>
  /** The same with something left out; a view that reads it is told of changes. */
  documentAs(options: DocumentOptions): WorkingDocument
  /** A new point, or a changed one, in my table's name (or the facilitator's). */
  savePoint(point: Omit<ActionPoint, 'taken'>): Promise<Acted>
  withdrawPoint(id: ActionPointId): Promise<Acted>
  /** Somebody says that they will ask about it, on their own phone or aloud; undefined takes it back. */
  ask(id: ActionPointId, asker: Ask | undefined): Promise<Acted>
  /** "I'll take it", or taking that back. */
  take(id: ActionPointId, taken: boolean, who: string): Promise<Acted>
  /** Its owner has said so aloud: as `take`, and no promise of this device's person. */
  takeAloud(id: ActionPointId, who: string): Promise<Acted>
  /** The day that was said aloud for a point that has none; undefined takes it back. */
  setDay(id: ActionPointId, when: string | undefined): Promise<Acted>
  readonly doors: ReadonlySignal<Doors>
  newPointId(): ActionPointId
}

export interface TableProgress {
  readonly table: Table
  /** Devices of this table in the meeting, heard of lately. */
  readonly devices: number
  /** Notes it has shared, withdrawn ones left out. */
  readonly shared: number
  readonly ready: ReadonlySet<StageId>
  /** Somebody of this table can be reached now. */
  readonly linked: boolean
  /** Where it says it is by its own pace; only while that is where the room is, or ahead of it. */
  readonly turn?: Place
}

export interface PointView extends ActionPoint {
  readonly table: Table | undefined
  /** May be changed from this device. */
  readonly mine: boolean
  /** How the one who is to ask has said yes. */
  readonly agreed: Ask['how'] | undefined
  /** "I'll take it" can be said from this device. */
  readonly mayTake: boolean
}
