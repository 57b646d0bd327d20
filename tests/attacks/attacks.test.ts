import { testAttackClass } from './attack-class.ts'
import { attackClasses } from './classes.ts'

for (const attackClass of attackClasses) testAttackClass(attackClass)
