import { english } from '../en/index.ts'
import type { Folder } from '../en/words.ts'
import { inPseudo, pseudoText } from './pseudo-words.ts'

const late = Object.fromEntries(
  Object.entries(english.late).map(([area, load]) => [area, async () => inPseudo({ ...(await load()) })]),
) as unknown as Folder['late']

/** A made-up language for trying the layouts: English, mechanically made long, accented and written from right to left. */
export const pseudo: Folder = {
  first: inPseudo(english.first),
  meeting: async () => inPseudo(await english.meeting()),
  late,
  loadTemplates: async () => pseudoText,
}
