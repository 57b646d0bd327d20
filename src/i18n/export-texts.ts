import { exportTexts } from './en/export.ts'
import { takeAlong } from './en/take-along.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

const english = { files: exportTexts, takeAlong }

/** Words in the files that leave the app, and on the screen from which they do: fetched with it, not with the first screens. */
export type ExportTexts = typeof english

export const exportTextsOf = (tag: string): ExportTexts =>
  tag === pseudoLanguage ? inPseudo(english) : english
