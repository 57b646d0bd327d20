/** So much of a note is read, in UTF-16 code units: what says the same says so early. */
export const readMaxLength = 600
/** So many words of a note count; in scripts without spaces, so many pairs of characters. */
export const wordsMax = 80
/** Words without an equal one are tried for likeness up to this many a note. */
export const fuzzyWordsMax = 24
/** A text that is like so many others of its cell is laid beside no more: only a flood is. */
export const nearTextsMax = 64
/** A reason names so many of the words that two notes share. */
export const reasonWordsMax = 4
