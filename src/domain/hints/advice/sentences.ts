import type { AdviceLanguage } from './advice-language.ts'

export interface Sentence {
  /** Whole words in small letters, one space between them; pauses are ",". */
  readonly words: string
  readonly isQuestion: boolean
}

/** A question is short; of longer texts the beginning is read, in UTF-16 code units. */
export const readMaxLength = 600

/** @param text of any length and in any script */
export const sentencesOf = (
  text: string,
  { spellings }: Pick<AdviceLanguage, 'spellings'>,
): readonly Sentence[] =>
  (
    text
      .slice(0, readMaxLength)
      .normalize('NFC')
      .match(/[^.?!…。？！]+[.?!…。？！]*/gu) ?? []
  )
    .map((part) => ({ words: wordsOf(part, spellings), isQuestion: /[?？]/u.test(part) }))
    .filter(({ words }) => words !== '')

const wordsOf = (part: string, spellings: AdviceLanguage['spellings']): string => {
  let words = part.toLowerCase().replace(/[’ʼ`´]/gu, "'")
  for (const [from, to] of spellings) words = words.replace(from, to)
  return words
    .replace(/'/gu, "' ")
    .replace(/[,;:¿¡()–—/\n]| - /gu, ' , ')
    .replace(/[^\p{L}\p{M}\p{N}', ]+/gu, ' ')
    .replace(/ +/gu, ' ')
    .replace(/(?: ,)+/gu, ' ,')
    .replace(/^[ ,]+|[ ,]+$/gu, '')
}
