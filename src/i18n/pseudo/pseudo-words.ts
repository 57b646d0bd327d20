const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'åƀçđéƒğĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĞĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ'
const letters = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]))
/** Longer by this share, as German is. */
const growth = 0.4
const filler = 'öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé '

/** A text in the made-up language: accented, longer, in brackets that show where it was cut. */
export const pseudoText = (text: string): string => {
  if (text === '' || text.startsWith('⟦')) return text
  const body = [...text].map((letter) => letters.get(letter) ?? letter).join('')
  const more = filler
    .repeat(Math.ceil((text.length * growth) / filler.length))
    .slice(0, Math.ceil(text.length * growth))
  return `⟦${body} ${more.trim()}⟧`
}

const pseudoOf = (value: unknown): unknown => {
  if (typeof value === 'string') return pseudoText(value)
  if (typeof value === 'function') {
    return (...parameters: unknown[]) => pseudoOf((value as (...p: unknown[]) => unknown)(...parameters))
  }
  if (Array.isArray(value)) return value.map(pseudoOf)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pseudoOf(entry)]))
  }
  return value
}

/** The same texts in the made-up language, made from the English ones mechanically. */
export const inPseudo = <T>(texts: T): T => pseudoOf(texts) as T
