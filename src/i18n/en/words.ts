import type { GuideWords } from '../parts/guide-words.ts'
import type { check } from './check.ts'
import type { common } from './common.ts'
import type { connect } from './connect.ts'
import type { document } from './document.ts'
import type { files } from './export.ts'
import type { facilitate } from './facilitate.ts'
import type { follow } from './follow.ts'
import type { hat } from './hat.ts'
import type { home } from './home.ts'
import type { join } from './join.ts'
import type { leading } from './leading.ts'
import type { meeting } from './meeting.ts'
import type { moving } from './moving.ts'
import type { plenary } from './plenary.ts'
import type { points } from './points.ts'
import type { relays } from './relays.ts'
import type { screen } from './screen.ts'
import type { set } from './set.ts'
import type { setUp } from './set-up.ts'
import type { takeAlong } from './take-along.ts'
import type { templates } from './templates.ts'

/** Areas of the screens that open first: they come with the program, or before the first screen is drawn. */
export interface FirstWords {
  readonly common: typeof common
  readonly home: typeof home
  readonly join: typeof join
}

/** Areas that come with the first screen that speaks of them. */
export interface LateWords {
  readonly setUp: typeof setUp
  readonly meeting: typeof meeting
  readonly connect: typeof connect
  readonly facilitate: typeof facilitate
  readonly hat: typeof hat
  readonly leading: typeof leading
  readonly points: typeof points
  readonly plenary: typeof plenary
  readonly screen: typeof screen
  readonly document: typeof document
  readonly set: typeof set
  readonly follow: typeof follow
  readonly check: typeof check
  readonly moving: typeof moving
  readonly relays: typeof relays
  readonly templates: typeof templates
  readonly guide: GuideWords
  /** Words in the files that leave the app. */
  readonly files: typeof files
  /** Words of the screen from which the document is taken along. */
  readonly takeAlong: typeof takeAlong
}

/** Every word of the interface, by area. English is the source: other languages have the same shape. */
export type Words = FirstWords & LateWords
export type Area = keyof Words
export type LateArea = keyof LateWords
