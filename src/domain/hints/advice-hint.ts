import type { AdviceLanguage } from './advice/advice-language.ts'
import { german } from './advice/de.ts'
import { english } from './advice/en.ts'
import { spanish } from './advice/es.ts'
import { french } from './advice/fr.ts'
import { readMaxLength, type Sentence, sentencesOf } from './advice/sentences.ts'
import { likelyLanguages } from './likeness/function-words.ts'

/**
 * Why what is written is not an open question: a suggestion ("have you tried"), a reason ("because"), a question that
 * holds its answer ("isn't it just"), or a statement.
 */
export type AdviceKind = 'advice' | 'because' | 'leading' | 'statement'

const languages: readonly AdviceLanguage[] = [english, german, french, spanish]

/** The languages in which advice is known; in others nothing is ever said. */
export const adviceLanguages: readonly string[] = languages.map(({ tag }) => tag)

/**
 * Why a written question is not an open one; undefined where it is, and wherever that is not certain: a wrong hint is
 * worse than none. One open question among its sentences is enough to say nothing.
 * @param text as written so far, of any length
 * @param tags languages that it may be in ('en', 'de-CH'): the app's and the person's own
 */
export const adviceHint = (
  text: string,
  tags: readonly string[] = adviceLanguages,
): AdviceKind | undefined => {
  const wanted = new Set(tags.map((tag) => tag.toLowerCase().split('-')[0]))
  const likely = likelyLanguages(text.slice(0, readMaxLength))
  const found = compiled
    .filter(({ tag }) => wanted.has(tag) && (likely.length === 0 || likely.includes(tag)))
    .map((language) => readSentences(language, text))
  // What is an open question in one language is left alone in all.
  return found.includes('open') ? undefined : found.find(isKind)
}

/** An open question; nothing certain; or why it is not one. */
type Reading = AdviceKind | 'open' | undefined

const isKind = (reading: Reading): reading is AdviceKind => reading !== undefined && reading !== 'open'

const readSentences = (language: Compiled, text: string): Reading => {
  const readings = sentencesOf(text, language).map((sentence) => sentenceReading(language, sentence))
  if (readings.includes('open')) return 'open'
  if (readings.includes(undefined)) return undefined
  return order.find((kind) => readings.includes(kind))
}

/** Which kind is named where a text has several. */
const order: readonly AdviceKind[] = ['advice', 'leading', 'because', 'statement']

const sentenceReading = (language: Compiled, { words, isQuestion }: Sentence): Reading => {
  if (language.askedAdvice.test(words)) return 'advice'
  if (language.open.test(words) || language.openAnywhere.test(words)) return 'open'
  if (isQuestion) {
    if (language.questionAdvice.test(words) || language.advice.test(words)) return 'advice'
    return language.leading.test(words) || language.tags.test(words) ? 'leading' : undefined
  }
  if (language.advice.test(words) || language.toldAdvice.test(words)) return 'advice'
  if (language.noStatement.test(words)) return undefined
  if (language.because.test(words) || language.becauseInside.test(words)) return 'because'
  if (language.leading.test(words) || language.tags.test(words)) return 'leading'
  return language.statement.test(words) || (language.subject.test(words) && language.verb.test(words))
    ? 'statement'
    : undefined
}

/** A language with its patterns made ready, at load: each is tried on every pause in somebody's writing. */
type Compiled = Pick<AdviceLanguage, 'tag' | 'spellings'> &
  Readonly<Record<Exclude<keyof AdviceLanguage, 'tag' | 'spellings'>, RegExp>>

const atBeginning = (patterns: readonly string[]) => new RegExp(`^(?:${patterns.join('|')})(?= |$)`, 'u')
const atClause = (patterns: readonly string[]) => new RegExp(`(?:^|, )(?:${patterns.join('|')})(?= |$)`, 'u')
const anywhere = (patterns: readonly string[]) => new RegExp(`(?:^| )(?:${patterns.join('|')})(?= |$)`, 'u')
const atEnd = (patterns: readonly string[]) => new RegExp(`, (?:${patterns.join('|')})$`, 'u')

const compiled: readonly Compiled[] = languages.map((language) => ({
  tag: language.tag,
  spellings: language.spellings,
  askedAdvice: atBeginning(language.askedAdvice),
  open: atClause(language.open),
  openAnywhere: anywhere(language.openAnywhere),
  questionAdvice: atBeginning(language.questionAdvice),
  advice: atClause(language.advice),
  toldAdvice: atBeginning(language.toldAdvice),
  leading: atBeginning(language.leading),
  tags: atEnd(language.tags),
  because: atBeginning(language.because),
  becauseInside: anywhere(language.becauseInside),
  statement: atBeginning(language.statement),
  subject: atBeginning(language.subject),
  verb: anywhere(language.verb),
  noStatement: atBeginning(language.noStatement),
}))
