import { chineseParticles, commonLanguages } from './function-words.ts'
import type { Lexicon, WordFacts } from './lexicon.ts'
import { readMaxLength, wordsMax } from './limits.ts'
import { writtenSigns } from './opposites.ts'
import { tokensOf } from './tokens.ts'

/** A word that says something; in scripts without spaces, two neighbouring characters. */
export interface Word {
  /** What is compared. */
  readonly stem: string
  /** Of "unclear" the stem of "clear". */
  readonly denies?: string | undefined
  /** Its position in the note's text, in code units of the text in compatibility form (NFKC). */
  readonly from: number
  readonly to: number
  /** How much it says for itself, 0 to 1, before how rare it is. */
  readonly weight: number
  readonly clause: number
  /** The small words before it, without articles: "at the bedside" has "at". */
  readonly lead: string
  /** Without spaces around it: its neighbours belong to it. */
  readonly isPart: boolean
}

/** What holds for all words of a clause. */
interface Clause {
  /** -1 where a denial or a shortage turns round what is said. */
  readonly sign: 1 | -1
  /** Scale to end; 0 where both ends are named. */
  readonly poles: ReadonlyMap<number, 1 | -1 | 0>
}

/** A note taken apart, once. */
export interface ReadNote {
  /** In the form that is compared and shown: NFKC, cut to what is read. */
  readonly text: string
  readonly words: readonly Word[]
  readonly clauses: readonly Clause[]
  readonly numbers: ReadonlySet<string>
  /** How many words it has in all, and how many of them are small words of a listed language. */
  readonly tokens: number
  readonly listedTokens: number
  /** The languages that it may be in, one bit each; 0 where none is known. */
  readonly languages: number
  /** All its words and marks, folded: two notes with the same one have the same words and clauses. */
  readonly key: string
}

/** How much a run of the script says for each two characters of it. */
const hanWeight = 0.8
const aloneWeight = 0.5
/** Endings and particles, mostly. */
const hiraganaWeight = 0.1
const unspacedWeight = 0.4

const hasCharacters = /[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud8bf]/
const isJapanese = /[\u3041-\u30ff]/
/** "... and so": what follows may be turned round, or not, on its own. */
const isJoiningEnd = /(?:.[てで]|ので|から|けど|のに)$/u
const isDenied = /n['’]t$/iu

/**
 * @param text a note's words, of any length and in any script; never throws
 * @param lexicon what is known of words already
 */
export const readNote = (text: string, lexicon: Lexicon): ReadNote => {
  const shown = text.slice(0, readMaxLength).normalize('NFKC').slice(0, readMaxLength)
  const words: Word[] = []
  const clauses: OpenClause[] = [newClause(0)]
  const numbers = new Set<string>()
  const keys: string[] = []
  const listed: number[] = []
  let lead = ''
  let tokens = 0
  let before: WordFacts | undefined
  const particles = isJapanese.test(shown) ? undefined : chineseParticles

  const clause = () => clauses[clauses.length - 1] ?? newClause(0)
  const split = (at: number) => {
    clause().to = at
    clauses.push(newClause(at))
  }
  const push = (word: Pick<Word, 'stem' | 'denies' | 'from' | 'to' | 'weight' | 'lead' | 'isPart'>) => {
    if (words.length < wordsMax) words.push({ ...word, clause: clauses.length - 1 })
  }
  const add = (stem: string, from: number, to: number, weight: number, isPart = true) =>
    push({ stem, from, to, weight, lead: '', isPart })
  const addPairs = (run: string, from: number, weight: number, isAlone: boolean) => {
    const characters = [...run]
    let at = from
    if (characters.length === 1 && isAlone) add(run, from, from + run.length, aloneWeight)
    for (const [index, character] of characters.entries()) {
      const next = characters[index + 1]
      if (next) add(character + next, at, at + character.length + next.length, weight)
      at += character.length
    }
  }
  const addWord = (raw: string, from: number) => {
    const facts = lexicon.facts(raw)
    const last = before
    before = facts
    keys.push(facts.folded)
    tokens++
    if (facts.isJoining) split(from)
    const open = clause()
    if (facts.isStopping && open.isNegated && last?.isNegation) {
      open.isNegated = false
      for (const [scale] of last.poles) open.poles.delete(scale)
      return
    }
    for (const [scale, end] of facts.poles) noteEnd(open, scale, end)
    if (facts.isNegation) open.isNegated = true
    if (facts.isShortage) open.isShort = true
    if (facts.isNumber) numbers.add(facts.folded)
    if (facts.languages !== 0 || facts.isNegation) listed.push(facts.languages)
    if (facts.weight > 0) {
      const { stem, denies, weight } = facts
      push({ stem, denies, from, to: from + raw.length, weight, lead, isPart: false })
      lead = ''
    } else if (!facts.isArticle) lead = `${lead} ${facts.folded}`
  }
  const addSpaced = (raw: string, from: number) => {
    if (isDenied.test(raw)) {
      addWord('not', from)
      addWord(raw.slice(0, -3), from)
      return
    }
    let at = from
    for (const part of raw.split(/['’]/u)) {
      if (part) addWord(part, at)
      at += part.length + 1
    }
  }

  for (const { kind, text: raw, at } of tokensOf(shown)) {
    if (words.length >= wordsMax) break
    if (kind === 'word') {
      addSpaced(raw, at)
      continue
    }
    keys.push(raw)
    if (kind === 'mark') split(at)
    else if (kind === 'katakana') add(raw, at, at + raw.length, 1, false)
    else if (kind === 'unspaced') addPairs(raw, at, unspacedWeight, true)
    else if (kind === 'hiragana') {
      if (raw.length > 2) addPairs(raw, at, hiraganaWeight, false)
      if (isJoiningEnd.test(raw)) split(at + raw.length)
    } else {
      let from = at
      for (const run of particles ? raw.split(particles) : [raw]) {
        if (run) addPairs(run, from, hanWeight, true)
        from += run.length + 1
      }
    }
  }
  clause().to = shown.length
  const isWritten = hasCharacters.test(shown)
  return {
    text: shown,
    words,
    clauses: clauses.map((open) => closeClause(open, isWritten ? shown : '')),
    numbers,
    tokens,
    listedTokens: listed.length,
    languages: commonLanguages(listed),
    key: keys.join(' '),
  }
}

/** A clause while it is read. */
interface OpenClause {
  readonly from: number
  to: number
  isNegated: boolean
  isShort: boolean
  readonly poles: Map<number, 1 | -1 | 0>
}

const newClause = (from: number): OpenClause => ({
  from,
  to: from,
  isNegated: false,
  isShort: false,
  poles: new Map(),
})

const noteEnd = ({ poles }: OpenClause, scale: number, end: 1 | -1) => {
  const before = poles.get(scale)
  poles.set(scale, before === undefined || before === end ? end : 0)
}

/** @param shown the note's text where it has characters of Chinese or Japanese, else empty */
const closeClause = (open: OpenClause, shown: string): Clause => {
  const text = shown.slice(open.from, open.to)
  const written = text === '' ? undefined : writtenSigns(text)
  for (const [scale, end] of written?.poles ?? []) noteEnd(open, scale, end)
  const isNegated = open.isNegated || (written?.isNegated ?? false)
  const isShort = open.isShort || (written?.isShort ?? false)
  if (isNegated) for (const [scale, end] of open.poles) open.poles.set(scale, turnEnd(end))
  return { sign: isNegated === isShort ? 1 : -1, poles: open.poles }
}

/** "Not early" says "late", and "both ends" stays that. */
const turnEnd = (end: 1 | -1 | 0): 1 | -1 | 0 => (end === 0 ? 0 : end === 1 ? -1 : 1)
