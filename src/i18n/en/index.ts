import type { LanguageFolder } from '../parts/language-folder.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { join } from './join.ts'
import type { Words } from './words.ts'

const meetingWords = () => import('./meeting-words.ts').then((module) => module.meetingWords)

/** English, the source of the other languages. Its first words come with the program. */
export const english: LanguageFolder<Words, 'common' | 'home' | 'join'> = {
  first: { common, home, join },
  late: {
    setUp: meetingWords,
    meeting: meetingWords,
    connect: meetingWords,
    facilitate: meetingWords,
    hat: meetingWords,
    leading: meetingWords,
    points: meetingWords,
    plenary: meetingWords,
    screen: meetingWords,
    document: meetingWords,
    set: meetingWords,
    follow: meetingWords,
    relays: meetingWords,
    files: meetingWords,
    check: () => import('./check.ts'),
    moving: () => import('./moving.ts'),
    templates: () => import('./templates.ts'),
    guide: () => import('./guide/guide.ts'),
    takeAlong: () => import('./take-along.ts'),
  },
}
