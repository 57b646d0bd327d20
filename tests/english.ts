import { type Catalogue, createCatalogue } from '../src/i18n/catalogue.ts'
import { check } from '../src/i18n/en/check.ts'
import { common } from '../src/i18n/en/common.ts'
import { finish } from '../src/i18n/en/finish.ts'
import { guide } from '../src/i18n/en/guide/guide.ts'
import { home } from '../src/i18n/en/home.ts'
import { introduce } from '../src/i18n/en/introduce.ts'
import { join } from '../src/i18n/en/join.ts'
import { meetingWords } from '../src/i18n/en/meeting-words.ts'
import { moving } from '../src/i18n/en/moving.ts'
import { scenes } from '../src/i18n/en/scenes.ts'
import { takeAlong } from '../src/i18n/en/take-along.ts'
import { templates } from '../src/i18n/en/templates.ts'
import type { Words } from '../src/i18n/en/words.ts'
import { type Languages, languages as ourLanguages } from '../src/i18n/languages.ts'
import { inPseudo } from '../src/i18n/pseudo/pseudo-words.ts'
import { sayTemplates } from '../src/ui/context/say-templates.ts'

/** Every word in English, for tests that look for what is on a screen. */
export const english: Words = {
  common,
  home,
  join,
  ...meetingWords,
  check,
  moving,
  templates,
  guide,
  finish,
  introduce,
  scenes,
  takeAlong,
}

/** The same in a language of the app: English or the made-up one. */
export const wordsIn = (tag: string): Words => (tag === 'x-pseudo' ? inPseudo(english) : english)

/** A catalogue as the app has it. */
export const makeCatalogue = (languages: Languages = ourLanguages): Catalogue =>
  createCatalogue(languages, async () => ({ sayTemplates }))
