import type { ReadonlySignal } from '@preact/signals'
import type { DocumentOptions } from '../../domain/document/working-document.ts'
import type { MeetingId, TableId } from '../../domain/ids.ts'
import type { Brief, Table } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { ClockReading } from '../../domain/rounds/clock.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import type { PromiseToKeep } from '../../export/calendar/promise-ics.ts'
import type { ExportLabels } from '../../export/labels.ts'
import type { Result } from '../../lib/result.ts'
import type { NextModel } from '../between/next-types.ts'
import type { ConnectionModel } from '../connect/connection-types.ts'
import type { HatModel } from '../hat/hat-types.ts'
import type { FacilitateModel } from '../lead/facilitate-types.ts'
import type { FacilitatorsModel, RoleModel } from '../lead/handover-types.ts'
import type { DraftsModel, MeModel } from '../mine/mine-types.ts'
import type { RoomModel } from '../room/room-types.ts'
import type { CommitmentsModel, FollowModel, PromiseModel } from '../series/follow-types.ts'
import type { GatesModel } from '../table/set-types.ts'
import type { TableModel } from '../table/table-types.ts'
import type { CarryModel, ExportKind, Handed } from '../transfer/carry-types.ts'
import type { MovingModel } from '../transfer/moving-types.ts'

export interface MeetingModel {
  readonly id: MeetingId
  /** Reads a signal, as `facilitate` does: a device may be asked to lead in the middle of the meeting. */
  readonly role: 'facilitator' | 'participant' | 'reader'
  /** In the projector's window: whether the window that it follows is there. */
  readonly followed?: ReadonlySignal<boolean>
  /** This device joined as the room's screen: it sits at no table and counts as nobody. */
  readonly isScreen: ReadonlySignal<boolean>
  readonly sample: boolean
  /** Until the facilitator's own has arrived, the invitation's hint stands in. */
  readonly brief: ReadonlySignal<Brief>
  readonly template: ReadonlySignal<Template>
  readonly tables: ReadonlySignal<readonly Table[]>

  /** Where the room is, or the table, where it moves its own steps; never linked: where this device's person says. */
  readonly place: ReadonlySignal<Place>
  readonly placeFrom: ReadonlySignal<'room' | 'person'>
  /** What is on this screen; follows `place` unless the person looks back or is typing. */
  readonly looking: ReadonlySignal<Place>
  look(place: Place): void
  followRoom(): void
  /** Told by editors: while true, a change of stage leaves the screen alone. */
  typing(on: boolean): void
  readonly clock: ReadonlySignal<ClockReading>

  readonly drafts: DraftsModel
  readonly me: MeModel
  readonly carry: CarryModel
  /** Notes passed on without a link: loaded when it is first opened. undefined where the meeting is only read. */
  readonly moving: (() => Promise<MovingModel>) | undefined
  /** undefined for a facilitator who sits with no table, and for readers. */
  readonly table: ReadonlySignal<TableModel | undefined>
  /** Which cells can be written in and shared from now; the models refuse the others. */
  readonly gates: GatesModel
  readonly room: RoomModel
  readonly follow: FollowModel
  readonly promise: PromiseModel
  readonly commitments: CommitmentsModel
  readonly next: NextModel
  /** undefined until the meeting needs one. */
  readonly hat: ReadonlySignal<HatModel | undefined>
  readonly connection: ConnectionModel
  readonly facilitate: FacilitateModel | undefined
  readonly roles: RoleModel
  readonly facilitators: FacilitatorsModel | undefined
  /** People's devices in the meeting, this one included. */
  readonly devices: ReadonlySignal<number>
  /** The way in, to show or to send; '' where the meeting is only read. */
  readonly invitationLink: string

  readonly myName: ReadonlySignal<string>
  setMyName(name: string): void
  /** Sit down at another table (or, for a facilitator, with one; undefined: with none). */
  sitAt(table: TableId | undefined): Promise<Acted>
  /**
   * Hands the file to the share sheet or a download. Labels: the words around people's words (i18n's export texts).
   * Options hold for all kinds but the pack; left out, the whole document.
   */
  exportAs(kind: ExportKind, labels: ExportLabels, options?: DocumentOptions): Promise<Handed>
  /** A promise card's day for this person's calendar; 'no-date' where its `when` is no date. */
  promiseToCalendar(promise: PromiseToKeep, labels: ExportLabels): Promise<Result<Handed, 'no-date'>>
}
