import type { AttackClass } from './attack-class.ts'
import { workAttacks } from './x2-work.ts'
import { sizeAttacks } from './x3-size.ts'
import { clockAttacks } from './x4-clocks.ts'
import { equivocationAttacks } from './x5-equivocation.ts'
import { gridEquivocationAttacks } from './x5-grid-equivocation.ts'
import { speakingAttacks } from './x6-speaking.ts'
import { removalAttacks } from './x7-removal.ts'
import { storageDamage } from './x8-storage.ts'
import { crowdingAttacks } from './x10-crowding.ts'
import { recordAttacks } from './x10-records.ts'
import { memoryAttacks } from './x11-memory.ts'
import { relayAttacks } from './x12-relays.ts'

/** All classes of attack, by number; each has a file of its own. */
export const attackClasses: readonly AttackClass[] = [
  workAttacks,
  sizeAttacks,
  clockAttacks,
  equivocationAttacks,
  gridEquivocationAttacks,
  speakingAttacks,
  removalAttacks,
  storageDamage,
  crowdingAttacks,
  memoryAttacks,
  recordAttacks,
  relayAttacks,
]
