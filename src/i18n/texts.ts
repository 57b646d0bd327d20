import { firstEnglish } from './first-texts.ts'
import { furtherEnglish } from './further-texts.ts'

/** Every word of the interface, by area. English is the source; other languages have the same shape. */
export const english = { ...firstEnglish, ...furtherEnglish }

export type Texts = typeof english
