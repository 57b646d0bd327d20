import type { DeviceId } from '../domain/ids.ts'
import type { Count } from './counters.ts'
import type { MeshLimits } from './limits.ts'
import type { Links } from './links.ts'
import type { Rtc } from './mesh.ts'
import type { Switchboard } from './switchboard.ts'

/** What whoever makes links over links needs of its mesh. */
export interface DialParts {
  readonly rtc: Rtc
  readonly tag: Uint8Array
  readonly limits: MeshLimits
  readonly count: Count
  readonly links: Links
  readonly switchboard: Switchboard
  readonly admitted: (device: DeviceId) => boolean
}
