import { browserRows } from './browser-rows.ts'
import { networkRows } from './network-rows.ts'
import { relayRows } from './relay-rows.ts'
import type { Row } from './row.ts'
import { sleepRows } from './sleep-rows.ts'

/** The whole table, none left out. */
export const rows: readonly Row[] = [...networkRows, ...sleepRows, ...relayRows, ...browserRows]
