import type { AttackClass } from './attack-class.ts'
import { crowdingAttacks } from './x10-crowding.ts'
import { relayAttacks } from './x12-relays.ts'

/** All classes of attack, by number; each has a file of its own. */
export const attackClasses: readonly AttackClass[] = [crowdingAttacks, relayAttacks]
