import type { AttackClass } from './attack-class.ts'
import { presenceAttacks } from './x1-presence.ts'
import { tablePresenceAttacks } from './x1-table-presence.ts'
import { workAttacks } from './x2-work.ts'
import { sizeAttacks } from './x3-size.ts'
import { clockAttacks } from './x4-clocks.ts'
import { equivocationAttacks } from './x5-equivocation.ts'
import { gridEquivocationAttacks } from './x5-grid-equivocation.ts'
import { speakingAttacks } from './x6-speaking.ts'
import { removalAttacks } from './x7-removal.ts'
import { seatAttacks } from './x7-seats.ts'
import { storageDamage } from './x8-storage.ts'
import { doorAttacks } from './x9-doors.ts'
import { crowdingAttacks } from './x10-crowding.ts'
import { linkAttacks } from './x10-links.ts'
import { recordAttacks } from './x10-records.ts'
import { memoryAttacks } from './x11-memory.ts'
import { relayAttacks } from './x12-relays.ts'

/** All classes of attack, by number; each has a file of its own. */
export const attackClasses: readonly AttackClass[] = [
  presenceAttacks,
  tablePresenceAttacks,
  workAttacks,
  sizeAttacks,
  clockAttacks,
  equivocationAttacks,
  gridEquivocationAttacks,
  speakingAttacks,
  seatAttacks,
  removalAttacks,
  storageDamage,
  doorAttacks,
  crowdingAttacks,
  linkAttacks,
  memoryAttacks,
  recordAttacks,
  relayAttacks,
]
