import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Direction } from '../../i18n/parts/direction.ts'
import type { Formats } from '../../i18n/parts/formats.ts'
import type { Say } from '../../i18n/parts/language-folder.ts'
import type { App, MeetingPage } from '../../models/app/app-types.ts'
import type { Notices } from './notices.ts'
import type { Remembered } from './remembered.ts'

/** The language that is shown on this device. */
export interface Language {
  /** What <html lang> says. */
  readonly tag: string
  readonly direction: Direction
  /** Words that come with a template, in this language where they are known, else as they were written. */
  readonly say: Say
  readonly formats: Formats
}

/** What every view may reach without being handed it. */
export interface Surroundings {
  readonly app: App
  readonly catalogue: Catalogue
  readonly language: Language
  readonly notices: Notices
  readonly remembered: Remembered
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

export const useSurroundings = (): Surroundings => {
  const surroundings = useContext(SurroundingsContext)
  if (!surroundings) throw new Error('A view was drawn outside of <AppView>')
  return surroundings
}

export const useApp = (): App => useSurroundings().app
/** Opens another screen of a meeting. */
export const useGoTo = ({ id }: { readonly id: MeetingId }): ((page: MeetingPage) => void) => {
  const app = useApp()
  return (page) => app.go({ at: 'meeting', id, page })
}
export const useLanguage = (): Language => useSurroundings().language
export const useFormats = (): Formats => useSurroundings().language.formats
/** Short messages at the bottom of the screen, with an undo where there is one. */
export const useNotices = (): Notices => useSurroundings().notices
export const useRemembered = (): Remembered => useSurroundings().remembered
