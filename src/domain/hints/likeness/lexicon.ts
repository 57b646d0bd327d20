import { foldWord } from './fold.ts'
import { isTelling, languagesOf } from './function-words.ts'
import { isNegation, isShortage, isStopping, type Pole, polesOf, withoutDenial } from './opposites.ts'
import { stemOf } from './stem.ts'

/** All that can be known of a word without its sentence. */
export interface WordFacts {
  readonly folded: string
  readonly stem: string
  /** Of "unclear" the stem of "clear". */
  readonly denies: string | undefined
  /** How much it says for itself, 0 to 1; 0 for the small words of the listed languages. */
  readonly weight: number
  /** The listed languages that have it among their small words, one bit each. */
  readonly languages: number
  readonly isNegation: boolean
  readonly isShortage: boolean
  /** After a denial it says that something goes on: "never stops". */
  readonly isStopping: boolean
  readonly isNumber: boolean
  /** Another clause begins here. */
  readonly isJoining: boolean
  readonly isArticle: boolean
  readonly poles: readonly Pole[]
}

/** What was found out about words, kept: a meeting says the same ones over and over. */
export class Lexicon {
  private readonly known = new Map<string, WordFacts>()

  /** @param raw as the note has it */
  facts(raw: string): WordFacts {
    const known = this.known.get(raw)
    if (known) return known
    const found = factsOf(raw)
    if (this.known.size >= knownWordsMax) this.known.clear()
    this.known.set(raw, found)
    return found
  }
}

/** Beyond this many it begins anew: no meeting says so many different words. */
const knownWordsMax = 20_000

const factsOf = (raw: string): WordFacts => {
  const word = foldWord(raw.replaceAll('-', ''))
  const stem = stemOf(word)
  const denied = withoutDenial(word)
  const denies = denied && stemOf(denied)
  const languages = languagesOf(word)
  const [negation, shortage, number] = [isNegation(word), isShortage(word), /^\p{N}+$/u.test(word)]
  const isSmall = languages !== 0 || negation || shortage
  return {
    folded: word,
    stem,
    denies,
    weight: isTelling(word) ? tellingWeight : isSmall ? 0 : number ? 1 : weightByLength(word),
    languages,
    isNegation: negation,
    isShortage: shortage,
    isStopping: isStopping(stem),
    isNumber: number,
    isJoining: joining.has(word),
    isArticle: articles.has(word),
    // "Unclear" is the other end of the scale from "clear".
    poles: [...polesOf(stem), ...(denies ? polesOf(denies).map(turnPole) : [])],
  }
}

const turnPole = ([scale, end]: Pole): Pole => [scale, end === 1 ? -1 : 1]

const tellingWeight = 0.35
/** Short words of languages without a list are mostly articles and prepositions. */
const weightByLength = (word: string) => (word.length > 3 ? 1 : word.length === 3 ? 0.6 : 0.2)

const joining = new Set(
  (
    'and but because although while so that und aber weil obwohl sondern damit dass et mais car parce puis ' +
    'y pero porque sino aunque que e ma perche och men en maar ve ama fakat لكن لان'
  ).split(' '),
)

const articles = new Set(
  'a an the der die das den dem ein eine einen einem le la les l un une el los las al'.split(' '),
)
