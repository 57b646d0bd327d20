import type { GuideWords } from '../parts/guide-words.ts'
import type { LanguageFolder } from '../parts/language-folder.ts'
import type { SceneWords } from '../parts/scene-words.ts'
import type { check } from './check.ts'
import type { common } from './common.ts'
import type { finish } from './finish.ts'
import type { home } from './home.ts'
import type { introduce } from './introduce.ts'
import type { join } from './join.ts'
import type { meetingWords } from './meeting-words.ts'
import type { moving } from './moving.ts'
import type { takeAlong } from './take-along.ts'
import type { templates } from './templates.ts'

/** Areas of the screens that open first: they come with the program, or before the first screen is drawn. */
interface FirstWords {
  readonly common: typeof common
  readonly home: typeof home
  readonly join: typeof join
}

/** Areas that every meeting soon needs. */
type MeetingWords = typeof meetingWords

/** Areas that come each with the first screen that speaks of them. */
interface LateWords {
  readonly check: typeof check
  readonly moving: typeof moving
  readonly templates: typeof templates
  readonly guide: GuideWords
  readonly finish: typeof finish
  /** What is sent ahead to people who have never been in such a meeting. */
  readonly introduce: typeof introduce
  /** Scenes that a facilitator rehearses alone. */
  readonly scenes: SceneWords
  /** Words of the screen from which the document is taken along. */
  readonly takeAlong: typeof takeAlong
}

/** Every word of the interface, by area. English is the source: other languages have the same shape. */
export type Words = FirstWords & MeetingWords & LateWords
export type Area = keyof Words
/** What every language's folder has to give. */
export type Folder = LanguageFolder<FirstWords, MeetingWords, LateWords>
