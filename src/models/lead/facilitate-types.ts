import type { ReadonlySignal } from '@preact/signals'
import type { TableId } from '../../domain/ids.ts'
import type { Brief, Spotlight, Table } from '../../domain/records/records.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import type { PlenaryModel } from '../plenary/plenary-types.ts'

export interface FacilitateModel {
  /** To a place; the clock starts anew for it. */
  move(place: Place): Promise<void>
  next(): Promise<void>
  previous(): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  addMinutes(minutes: number): Promise<void>
  present(spotlight: Spotlight): Promise<void>
  readonly plenary: PlenaryModel
  changeBrief(brief: Brief): Promise<void>
  /** Reworded prompts and titles; ids stay. */
  changeTemplate(template: Template): Promise<void>
  addTable(name: string): Promise<void>
  renameTable(id: TableId, name: string): Promise<void>
  closeTable(id: TableId, closed: boolean): Promise<void>
  setDoors(closed: boolean): Promise<void>
  /** Whether devices may find each other over public relays, and over which: for all devices of the meeting. */
  setRelays(on: boolean, urls: readonly string[]): Promise<void>
  /** Another key claims a table that has one already; confirmed by a person. */
  readonly claims: ReadonlySignal<readonly { readonly table: Table; readonly signer: string }[]>
  confirmClaim(signer: string): Promise<void>
  /** The invitation alone: for the wall, the printed table card, a message. */
  readonly invitationLink: string
  /** People's devices in the meeting, this one included. */
  readonly devices: ReadonlySignal<number>
  /** Devices that only show the meeting to the room. */
  readonly screens: ReadonlySignal<number>
}
