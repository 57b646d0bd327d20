import { common } from './en/common.ts'
import { home } from './en/home.ts'
import { join } from './en/join.ts'

/** Words of the screens that open first. */
export const firstEnglish = { common, home, join }

export type FirstTexts = typeof firstEnglish
