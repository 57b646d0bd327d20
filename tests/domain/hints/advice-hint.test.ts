import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adviceHint, adviceLanguages } from '../../../src/domain/hints/advice-hint.ts'
import { precision, recall, scoreOf } from '../../measure/score.ts'
import { judgedSentences, laterSentences } from './advice-hint/judged-sentences.ts'

const settings = { numRuns: 500, seed: 20_26 }

describe('the hint for advice in disguise, measured', () => {
  const [sentences, later] = [judgedSentences(), laterSentences()]

  it('[L5] is labelled with at least 120 sentences in English, and with more in each other language', () => {
    const count = (set: string) => sentences.filter((each) => each.set === set).length
    expect(count('en')).toBeGreaterThanOrEqual(120)
    for (const tag of adviceLanguages) expect(count(tag), tag).toBeGreaterThanOrEqual(80)
  })

  it('[L5] is right nine times in ten in every language, tuned on, held out and written later', () => {
    for (const tag of adviceLanguages)
      for (const part of [
        sentences.filter(({ isHeldOut }) => !isHeldOut),
        sentences.filter(({ isHeldOut }) => isHeldOut),
        later,
      ]) {
        const score = scoreOf(part.filter(({ set }) => set === tag))
        expect(precision(score), tag).toBeGreaterThanOrEqual(0.9)
        expect(recall(score), tag).toBeGreaterThanOrEqual(0.7)
      }
  })

  it('[L5] says nothing in languages that it has no words of', () => {
    expect(sentences.filter(({ set, said }) => set === 'other' && said)).toEqual([])
  })
})

describe('the hint for advice in disguise', () => {
  it('[L5] says what kind of not open it is', () => {
    expect(adviceHint('Have you tried talking to her?')).toBe('advice')
    expect(adviceHint("Why don't you just ask?", ['en-GB'])).toBe('advice')
    expect(adviceHint('Because nobody told them.')).toBe('because')
    expect(adviceHint('It is about money, isn’t it?')).toBe('leading')
    expect(adviceHint('You are avoiding the conflict.')).toBe('statement')
    expect(adviceHint('Hast du schon versucht, mit ihr zu reden?', ['de-CH'])).toBe('advice')
  })

  it('[L5] says nothing of an open question, nor where it is not certain', () => {
    for (const text of [
      'What have you tried?',
      'You said that you were tired. What would rest look like?',
      'What about your own feelings?',
      'Is there a deadline?',
      'Your part in it',
      '',
      '?',
      '   ',
      '42',
      '🙂',
    ])
      expect(adviceHint(text), text).toBeUndefined()
  })

  it('[L5] says nothing in a language that nobody here is known to speak', () => {
    expect(adviceHint('Hast du schon versucht, mit ihr zu reden?', ['en'])).toBeUndefined()
    expect(adviceHint('Have you tried talking to her?', ['de', 'x-pseudo'])).toBeUndefined()
    expect(adviceHint('Have you tried talking to her?', [])).toBeUndefined()
  })

  it('[L5] takes any text, and says the same each time', () => {
    const units = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((codes) => String.fromCharCode(...codes))
    const words = fc
      .array(
        fc.constantFrom(
          'have',
          'you',
          'tried',
          'what',
          'why',
          "don't",
          'because',
          '?',
          '.',
          ',',
          'warum',
          'nicht',
          'pas',
          '¿',
          'qué',
        ),
        { maxLength: 12 },
      )
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(fc.oneof(units, words, fc.string({ unit: 'binary' })), (text) => {
        const hint = adviceHint(text)
        expect([undefined, 'advice', 'because', 'leading', 'statement']).toContain(hint)
        expect(adviceHint(text)).toBe(hint)
      }),
      settings,
    )
  })

  it('[K4] is not slowed down by a text made to slow it down', () => {
    const before = performance.now()
    for (const part of [
      'a',
      'you ',
      'have you ',
      "'",
      ',',
      ' , ',
      '?',
      'why not ',
      'hast du ',
      'perhaps , ',
      "n't",
      '. ',
      'é',
      '   ',
    ])
      adviceHint(part.repeat(2_000))
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})
