import type { DeviceId, TableId } from '../../domain/ids.ts'
import type { Peer } from '../../mesh/contract/mesh.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import { deviceToCode } from '../table/device-code.ts'
import type { PhoneAtTable } from './facilitate-types.ts'

/** By table, the phones that say they sit there, and those whose seat there was ended, there or not. */
export const listPhones = (
  peers: ReadonlyMap<DeviceId, Peer>,
  { unseated }: Pick<RoomView, 'unseated'>,
): ReadonlyMap<TableId, readonly PhoneAtTable[]> => {
  const found = new Map<TableId, Map<DeviceId, PhoneAtTable>>()
  const add = (table: TableId, device: DeviceId) => {
    const phones = found.get(table) ?? new Map<DeviceId, PhoneAtTable>()
    const isEnded = unseated.get(table)?.has(device) === true
    found.set(
      table,
      phones.set(device, { device, code: deviceToCode(device), isHere: peers.has(device), isEnded }),
    )
  }
  for (const { device, table } of peers.values()) if (table !== undefined) add(table, device)
  for (const [table, devices] of unseated) for (const device of devices) add(table, device)
  return new Map(
    [...found].map(([table, phones]) => [
      table,
      [...phones.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    ]),
  )
}
