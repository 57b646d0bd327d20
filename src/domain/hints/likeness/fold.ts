/**
 * A word in the one form in which it is compared: small letters, no accents, no vowel signs of Arabic and Hebrew. Marks
 * of other scripts stay: in Devanagari or Thai they are the vowels.
 */
export const foldWord = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[ßœæøłđıأإآٱىةؤئ]/g, (letter) => plainLetters[letter] ?? letter)

/** Letters that have no decomposition, and the spellings of Arabic that writers mix. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
}
