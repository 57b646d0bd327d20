import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { admittedDevicesMax } from '../../domain/limits.ts'
import type { Fact } from '../storage/facts.ts'

/** The devices whose people stood beside this one, one reading the other's code: the surest that this device knows. */
export interface ScannedDevices {
  readonly devices: ReadonlySignal<ReadonlySet<DeviceId>>
  add(device: DeviceId): void
}

export const openScannedDevices = async (kept: Fact<readonly DeviceId[]>): Promise<ScannedDevices> => {
  const devices = signal<ReadonlySet<DeviceId>>(new Set(await kept.get()))
  return {
    devices,
    add(device) {
      const before = devices.peek()
      if (before.has(device) || before.size >= admittedDevicesMax) return
      devices.value = new Set(before).add(device)
      kept.keep([...devices.peek()])
    },
  }
}
