/**
 * What tells an open question from what only looks like one, in one language. Patterns are regular expressions over
 * whole words in small letters; a comma or another pause is a word of its own (","), an apostrophe ends a word
 * ("qu' est ce").
 */
export interface AdviceLanguage {
  /** As in 'de-CH' before the hyphen. */
  readonly tag: string
  /** Spellings that become others first: "don't" is "do not". */
  readonly spellings: readonly (readonly [RegExp, string])[]
  /** Advice that begins as an open question does ("how about a walk?"); looked for first, at the beginning. */
  readonly askedAdvice: readonly string[]
  /** Open questions and invitations, at the beginning of a clause. */
  readonly open: readonly string[]
  /** Words that make a question open, anywhere in it. */
  readonly openAnywhere: readonly string[]
  /** Advice as a question, at the beginning of a sentence with a question mark. */
  readonly questionAdvice: readonly string[]
  /** Advice at the beginning of a clause. */
  readonly advice: readonly string[]
  /** Advice at the beginning of a sentence without a question mark. */
  readonly toldAdvice: readonly string[]
  /** Questions that hold their answer, at the beginning of a sentence with a question mark. */
  readonly leading: readonly string[]
  /** What is hung on a statement to make a question of it, after a comma at the end. */
  readonly tags: readonly string[]
  /** A reason, at the beginning of a sentence. */
  readonly because: readonly string[]
  /** A reason, anywhere in a sentence without a question mark. */
  readonly becauseInside: readonly string[]
  /** How statements begin that need no more to be one. */
  readonly statement: readonly string[]
  /** How statements may begin, where one of the verbs follows. */
  readonly subject: readonly string[]
  readonly verb: readonly string[]
  /** Not statements, however they begin: "I wonder". */
  readonly noStatement: readonly string[]
}
