import { foldWord } from './fold.ts'
import { commonLanguages, languagesOf, tagsOf } from './function-words.ts'

/** The languages that most of a text's small words are of ('en', 'de'); empty where none of them is listed. */
export const likelyLanguages = (text: string): readonly string[] => {
  const words = foldWord(text).match(/\p{L}+/gu) ?? []
  return tagsOf(commonLanguages(words.map(languagesOf)))
}
