import type { AttackClass } from './attack-class.ts'
import { equivocationAttacks } from './x5-equivocation.ts'
import { speakingAttacks } from './x6-speaking.ts'
import { storageDamage } from './x8-storage.ts'
import { crowdingAttacks } from './x10-crowding.ts'
import { recordAttacks } from './x10-records.ts'
import { relayAttacks } from './x12-relays.ts'

/** All classes of attack, by number; each has a file of its own. */
export const attackClasses: readonly AttackClass[] = [
  equivocationAttacks,
  speakingAttacks,
  storageDamage,
  crowdingAttacks,
  recordAttacks,
  relayAttacks,
]
