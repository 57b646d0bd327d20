import { common } from './common.ts'
import { home } from './home.ts'
import { join } from './join.ts'
import type { Folder } from './words.ts'

/** English, the source of the other languages. Its first words come with the program. */
export const english = {
  first: { common, home, join },
  meeting: () => import('./meeting-words.ts').then(({ meetingWords }) => meetingWords),
  late: {
    check: () => import('./check.ts'),
    moving: () => import('./moving.ts'),
    templates: () => import('./templates.ts'),
    guide: () => import('./guide/guide.ts'),
    finish: () => import('./finish.ts'),
    introduce: () => import('./introduce.ts'),
    scenes: () => import('./scenes.ts'),
    takeAlong: () => import('./take-along.ts'),
  },
} satisfies Folder
