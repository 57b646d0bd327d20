import { folded } from './fold.ts'
import { chineseParticles, isFunctionWord } from './function-words.ts'
import { readMaxLength, wordsMax } from './limits.ts'
import { isNegation, isShortage, polesOf, withoutDenial, writtenSigns } from './opposites.ts'
import { stemOf } from './stem.ts'

/** A word that says something; in scripts without spaces, two characters that stand together. */
export interface Word {
  /** What is compared. */
  readonly stem: string
  /** Where it stands in the note's text, in code units of the text in compatibility form (NFKC). */
  readonly from: number
  readonly to: number
  /** How much it says for itself, 0 to 1, before how rare it is. */
  readonly weight: number
  readonly clause: number
  /** Without spaces around it: its neighbours belong to it. */
  readonly isPart: boolean
}

/** What is said of the words of a clause. */
export interface Clause {
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
  /** All its words and marks, folded: two notes with the same one have the same words and clauses. */
  readonly key: string
}

/** Splits where another thing may be said: punctuation, and the words that join clauses. */
const joining = new Set(
  (
    'and but because although while so that und aber weil obwohl sondern damit dass et mais car parce puis ' +
    'y pero porque sino aunque que e ma perche och men en maar ve ama fakat لكن لان'
  ).split(' '),
)

/** A run of one script, or a mark that ends a clause. Hyphens and apostrophes stay inside of words. */
const token =
  /\p{Script=Han}+|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|(?:(?![\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}])+(?:['’-](?=[\p{L}\p{N}])(?:(?![\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}])+)*|[.,;:!?()…。、，！？；：\n–—]/gu
const isHan = /^\p{Script=Han}/u
const isHiragana = /^\p{Script=Hiragana}/u
const isKatakana = /^[\p{Script=Katakana}ー]/u
const isUnspaced = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const isMark = /^[.,;:!?()…。、，！？；：\n–—]/u
const isNumber = /^\p{N}+$/u
const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** How much a run of the script says for each two characters of it. */
const hanWeight = 0.6
/** Endings and particles, mostly. */
const hiraganaWeight = 0.15
const unspacedWeight = 0.4

/** @param text a note's words, of any length and in any script; never throws */
export const readNote = (text: string): ReadNote => {
  const shown = text.slice(0, readMaxLength).normalize('NFKC').slice(0, readMaxLength)
  const words: Word[] = []
  const clauses: OpenClause[] = [newClause(0)]
  const numbers = new Set<string>()
  const keys: string[] = []
  const particles = isJapanese.test(shown) ? undefined : chineseParticles
  const clause = () => clauses[clauses.length - 1] ?? newClause(0)
  const split = (at: number) => {
    clause().to = at
    clauses.push(newClause(at))
  }
  const add = (stem: string, from: number, to: number, weight: number, isPart = false) => {
    if (words.length < wordsMax) words.push({ stem, from, to, weight, clause: clauses.length - 1, isPart })
  }
  const addPairs = (run: string, from: number, weight: number, isAlone: boolean) => {
    const characters = [...run]
    let at = from
    if (characters.length === 1 && isAlone) add(run, from, from + run.length, weight, true)
    for (const [index, character] of characters.entries()) {
      const next = characters[index + 1]
      if (next) add(character + next, at, at + character.length + next.length, weight, true)
      at += character.length
    }
  }
  const addWord = (raw: string, from: number) => {
    const word = folded(raw.replaceAll('-', ''))
    keys.push(word)
    if (joining.has(word)) split(from)
    const open = clause()
    if (isNegation(word)) open.isNegated = true
    if (isShortage(word)) open.isShort = true
    const stem = stemOf(word)
    for (const [scale, end] of polesOf(stem)) note(open, scale, end)
    const denied = withoutDenial(stem)
    if (denied) for (const [scale, end] of polesOf(denied)) note(open, scale, end === 1 ? -1 : 1)
    if (isNumber.test(word)) numbers.add(word)
    if (isNegation(word) || isShortage(word) || isFunctionWord(word)) return
    add(stem, from, from + raw.length, wordWeight(word))
  }
  const addRaw = (raw: string, from: number) => {
    if (/n['’]t$/iu.test(raw)) {
      clause().isNegated = true
      keys.push('not')
      addWord(raw.slice(0, -3), from)
      return
    }
    let at = from
    for (const part of raw.split(/['’]/u)) {
      if (part) addWord(part, at)
      at += part.length + 1
    }
  }

  for (const { 0: raw, index } of shown.matchAll(token)) {
    if (words.length >= wordsMax) break
    if (isMark.test(raw)) {
      split(index)
      keys.push(raw)
    } else if (isHan.test(raw)) {
      let at = index
      for (const run of particles ? raw.split(particles) : [raw]) {
        if (run) addPairs(run, at, hanWeight, true)
        at += run.length + 1
      }
      keys.push(raw)
    } else if (isHiragana.test(raw)) {
      if (raw.length > 2) addPairs(raw, index, hiraganaWeight, false)
      keys.push(raw)
    } else if (isKatakana.test(raw)) {
      add(raw, index, index + raw.length, 1)
      keys.push(raw)
    } else if (isUnspaced.test(raw)) {
      addPairs(raw, index, unspacedWeight, true)
      keys.push(raw)
    } else addRaw(raw, index)
  }
  clause().to = shown.length
  return {
    text: shown,
    words,
    clauses: clauses.map((open) => closed(open, shown)),
    numbers,
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

const note = ({ poles }: OpenClause, scale: number, end: 1 | -1) => {
  const before = poles.get(scale)
  poles.set(scale, before === undefined || before === end ? end : 0)
}

const closed = (open: OpenClause, shown: string): Clause => {
  const written = writtenSigns(shown.slice(open.from, open.to))
  for (const [scale, end] of written.poles) note(open, scale, end)
  const isNegated = open.isNegated || written.isNegated
  const sign = isNegated === (open.isShort || written.isShort) ? 1 : -1
  const poles = [...open.poles].map(([scale, end]) => [scale, turned(end, isNegated)] as const)
  return { sign, poles: new Map(poles) }
}

/** "Not early" says "late", and "both ends" stays that. */
const turned = (end: 1 | -1 | 0, isNegated: boolean): 1 | -1 | 0 =>
  isNegated && end !== 0 ? (end === 1 ? -1 : 1) : end

/** Short words of languages without a list are mostly articles and prepositions. */
const wordWeight = (word: string) =>
  isNumber.test(word) || word.length > 3 ? 1 : word.length === 3 ? 0.6 : 0.2
