import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Formats } from '../../i18n/formats.ts'
import type { Language } from '../../i18n/language.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { App } from '../../models/app/app-types.ts'
import type { Notices } from './notices.ts'
import type { Remembered } from './remembered.ts'

/** What every view may reach without being handed it. */
export interface Surroundings {
  readonly app: App
  readonly language: ReadonlySignal<Language>
  /** Resolves once the words of the further screens are in `language`. */
  fetchTexts(): Promise<void>
  readonly notices: Notices
  readonly remembered: Remembered
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

const useSurroundings = (): Surroundings => {
  const surroundings = useContext(SurroundingsContext)
  if (!surroundings) throw new Error('A view was drawn outside of <AppView>')
  return surroundings
}

export const useFetchTexts = (): (() => Promise<void>) => useSurroundings().fetchTexts
export const useApp = (): App => useSurroundings().app
/** The message catalogue in this device's language; the view is drawn again when that changes. */
export const useTexts = (): Texts => useSurroundings().language.value.texts
/** For words that come with a template: prompts, titles of stages, rows and columns. */
export const useSay = (): ((text: string) => string) => useSurroundings().language.value.say
export const useLanguage = (): Language => useSurroundings().language.value
export const useFormats = (): Formats => useSurroundings().language.value.formats
/** Short messages at the bottom of the screen, with an undo where there is one. */
export const useNotices = (): Notices => useSurroundings().notices
export const useRemembered = (): Remembered => useSurroundings().remembered
