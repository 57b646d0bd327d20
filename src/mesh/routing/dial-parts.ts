import type { DeviceId } from '../../domain/ids.ts'
import type { Count } from '../contract/counters.ts'
import type { DeviceKey } from '../contract/device-key.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Rtc } from '../contract/mesh.ts'
import type { Links } from '../link/links.ts'
import type { Switchboard } from './switchboard.ts'

/** What a part that makes links over links needs of its mesh. */
export interface DialParts {
  readonly key: DeviceKey
  readonly rtc: Rtc
  readonly tag: Uint8Array
  readonly limits: MeshLimits
  readonly count: Count
  readonly links: Links
  readonly switchboard: Switchboard
  readonly admitted: (device: DeviceId) => boolean
}
