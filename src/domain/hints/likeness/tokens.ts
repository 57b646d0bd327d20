/** A run of letters of one kind of script, or a mark that ends a clause. */
interface Token {
  readonly kind: 'word' | 'han' | 'hiragana' | 'katakana' | 'unspaced' | 'mark'
  readonly text: string
  /** In code units from the beginning. */
  readonly at: number
}

/** Hyphens and apostrophes between letters stay inside of words. */
const token = /[\p{L}\p{M}\p{N}ー]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[.,;:!?()…。、，！？；：\n–—]/gu
/** Where none of these is, all words have spaces around them. */
const mayBeUnspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\ud840-\ud8bf]/
const run =
  /(\p{Script=Han}+)|([\p{Script=Katakana}ー]+)|(\p{Script=Hiragana}+)|([\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+)|(?:(?![\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}'’-])+/gu

export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  const hasUnspaced = mayBeUnspaced.test(text)
  for (const { 0: found, index: at } of text.matchAll(token)) {
    if (!/^[\p{L}\p{M}\p{N}ー]/u.test(found)) tokens.push({ kind: 'mark', text: found, at })
    else if (!hasUnspaced) tokens.push({ kind: 'word', text: found, at })
    else
      for (const { 0: part, 1: han, 2: katakana, 3: hiragana, 4: unspaced, index } of found.matchAll(run)) {
        const kind = han
          ? 'han'
          : katakana
            ? 'katakana'
            : hiragana
              ? 'hiragana'
              : unspaced
                ? 'unspaced'
                : 'word'
        tokens.push({ kind, text: part, at: at + index })
      }
  }
  return tokens
}
