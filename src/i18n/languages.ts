import { english } from './en/index.ts'
import type { Folder } from './en/words.ts'
import type { Direction } from './parts/direction.ts'

export interface LanguageEntry {
  /** What <html lang> says (BCP 47). */
  readonly tag: string
  /** What the language calls itself. */
  readonly name: string
  readonly direction: Direction
  /** False for one that only tests the layouts: it is not offered to people. */
  readonly isOffered: boolean
  /** Fetched when it is chosen; given where it comes with the program. */
  readonly folder: Folder | (() => Promise<Folder>)
}

/** The first one is the source, and stands in for unknown ones. */
export type Languages = readonly [LanguageEntry, ...LanguageEntry[]]

/** Every language of the app: one folder and one line each. */
export const languages: Languages = [
  { tag: 'en', name: 'English', direction: 'ltr', isOffered: true, folder: english },
  {
    tag: 'x-pseudo',
    name: 'x-pseudo',
    direction: 'rtl',
    isOffered: false,
    folder: () => import('./pseudo/index.ts').then(({ pseudo }) => pseudo),
  },
]
