import type { Spotlight } from '../../domain/records/records.ts'

/** Changes when something else is lit; '' where nothing is. */
export const litKey = ({ table, cell, theme, note }: Spotlight): string =>
  [table, cell, theme, note].every((part) => part === undefined)
    ? ''
    : [table, cell, theme, note].map((part) => part ?? '').join(' ')
