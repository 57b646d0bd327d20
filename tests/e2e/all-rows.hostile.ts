import { rows } from './hostile/rows.ts'
import { testOf } from './hostile/run-row.ts'
import { test } from './support/test.ts'

for (const row of rows) testOf(test, row)
