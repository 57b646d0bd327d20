import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId, TableId } from '../../domain/ids.ts'
import { admittedDevicesMax } from '../../domain/limits.ts'
import type { MeetingFacts } from '../storage/facts.ts'

/** The devices whose people stood beside this one, one reading the other's code: the surest that this device knows. */
export interface ScannedDevices {
  readonly devices: ReadonlySignal<ReadonlySet<DeviceId>>
  add(device: DeviceId): void
  /** The tables for which claims of this device were confirmed by themselves, one for each key. */
  tablesOf(device: DeviceId): readonly TableId[]
  addTable(device: DeviceId, table: TableId): void
}

export const openScannedDevices = async ({
  scanned: kept,
  confirmedFor,
}: Pick<MeetingFacts, 'scanned' | 'confirmedFor'>): Promise<ScannedDevices> => {
  const devices = signal<ReadonlySet<DeviceId>>(new Set(await kept.get()))
  const tables = new Map(Object.entries((await confirmedFor.get()) ?? {}))
  return {
    devices,
    add(device) {
      const before = devices.peek()
      if (before.has(device) || before.size >= admittedDevicesMax) return
      devices.value = new Set(before).add(device)
      kept.keep([...devices.peek()])
    },
    tablesOf: (device) => tables.get(device) ?? [],
    addTable(device, table) {
      tables.set(device, [...(tables.get(device) ?? []), table])
      confirmedFor.keep(Object.fromEntries(tables))
    },
  }
}
