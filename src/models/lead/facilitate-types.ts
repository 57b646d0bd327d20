import type { ReadonlySignal } from '@preact/signals'
import type { DeviceId, TableId } from '../../domain/ids.ts'
import type { Brief, Spotlight, Table } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import type { PlenaryModel } from '../plenary/plenary-types.ts'

export interface PhoneAtTable {
  readonly device: DeviceId
  /** Its own screen shows the same. */
  readonly code: string
  readonly isHere: boolean
  readonly isEnded: boolean
}

export interface FacilitateModel {
  /** To a place; the clock starts anew for it. */
  move(place: Place): Promise<Acted>
  next(): Promise<Acted>
  previous(): Promise<Acted>
  pause(): Promise<Acted>
  resume(): Promise<Acted>
  addMinutes(minutes: number): Promise<Acted>
  present(spotlight: Spotlight): Promise<Acted>
  readonly plenary: PlenaryModel
  changeBrief(brief: Brief): Promise<Acted>
  /** Reworded prompts and titles; ids stay. */
  changeTemplate(template: Template): Promise<Acted>
  addTable(name: string): Promise<Acted>
  renameTable(id: TableId, name: string): Promise<Acted>
  closeTable(id: TableId, closed: boolean): Promise<Acted>
  setDoors(closed: boolean): Promise<Acted>
  /** Whether devices may find each other over public relays, and over which: for all devices of the meeting. */
  setRelays(on: boolean, urls: readonly string[]): Promise<Acted>
  /** Keys that claim a table and that nothing vouches for: confirmed by a person. */
  readonly claims: ReadonlySignal<readonly { readonly table: Table; readonly signer: string }[]>
  confirmClaim(signer: string): Promise<Acted>
  /** Hides what was said under this key, and erases nothing. */
  takeBackClaim(signer: string): Promise<Acted>
  /** By table, the phones that say they sit there, and those whose seat was ended. */
  readonly phones: ReadonlySignal<ReadonlyMap<TableId, readonly PhoneAtTable[]>>
  /** The device has no seat at the table any more, from anyone; the table gets a new key. */
  endSeat(table: TableId, device: DeviceId): Promise<Acted>
  giveSeatBack(table: TableId, device: DeviceId): Promise<Acted>
  /** The invitation alone: for the wall, the printed table card, a message. */
  readonly invitationLink: string
  /** People's devices in the meeting, this one included. */
  readonly devices: ReadonlySignal<number>
  /** Devices that only show the meeting to the room. */
  readonly screens: ReadonlySignal<number>
}
