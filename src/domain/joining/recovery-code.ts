/**
 * The recovery code: 20 characters of 32 (100 bits), shown in five groups of four. Crockford's alphabet: no I, L, O or U,
 * so that nothing can be taken for 1, 0 or V; who writes an O or an l all the same is understood.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const characters = 20
const groupLength = 4

/** Random bytes that a new code takes. */
export const recoveryCodeBytes = characters

/** @param random `recoveryCodeBytes` bytes; the lowest five bits of each count. */
export const recoveryCodeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, characters), (byte) => alphabet[byte % alphabet.length]).join('')

/** 'ABCD-EFGH-…', for a screen, paper, and reading aloud. */
export const groupRecoveryCode = (code: string): string =>
  (code.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-')

/** The code in what a person has typed, in any case, with or without groups, look-alikes corrected; undefined where it is no code. */
export const readRecoveryCode = (typed: string): string | undefined => {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === characters && [...code].every((c) => alphabet.includes(c)) ? code : undefined
}
