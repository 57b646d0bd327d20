const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const letter = /\p{L}/u

/** Whether any word of it is read from right to left. */
export const hasRightToLeft = (text: string): boolean => rightToLeftLetter.test(text)

/** The direction of the first letter (UAX #9, rule P2), as `dir="auto"` has it; undefined where there is no letter. */
export const firstDirection = (text: string): 'ltr' | 'rtl' | undefined => {
  const first = letter.exec(text)?.[0]
  if (first === undefined) return undefined
  return rightToLeftLetter.test(first) ? 'rtl' : 'ltr'
}

interface DirectedPart {
  readonly text: string
  readonly rightToLeft: boolean
}

/** The text in parts of one direction each; signs, digits and blanks go with the letters before them. */
export const splitByDirection = (text: string): readonly DirectedPart[] => {
  const parts: { text: string; rightToLeft: boolean }[] = []
  for (const sign of text) {
    const last = parts.at(-1)
    const rightToLeft = rightToLeftLetter.test(sign) || (!letter.test(sign) && last?.rightToLeft === true)
    if (last && last.rightToLeft === rightToLeft) last.text += sign
    else if (last && !letter.test(last.text)) {
      // Signs before the first letter belong to it.
      last.text += sign
      last.rightToLeft = rightToLeft
    } else parts.push({ text: sign, rightToLeft })
  }
  return parts
}
