import { rows } from './hostile/rows.ts'
import { testOf } from './hostile/run-row.ts'
import { canHaveLan } from './support/lan.ts'
import { test } from './support/test.ts'

/** A short cut through the hostile table; `npm run hostile` runs it all. */
test.skip(!canHaveLan(), 'this machine cannot make network hosts')
for (const row of rows.filter(({ short }) => short)) testOf(test, row)
