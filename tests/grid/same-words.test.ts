import { describe, expect, it } from 'vitest'
import { isLeftOf, keepsAllWords, losesMostWords } from '../../src/grid/same-words.ts'

const note = 'The night shift hears of it by chance'

describe('words that stay and words that go', () => {
  it.each([
    ['more is written', 'The night shift hears of it by chance, if at all', false],
    ['a word is corrected', 'The nigth shift hears of it by chance', false],
    ['half is cut', 'The night shift hears', false],
    ['words change their order', 'By chance the night shift hears of it', false],
    ['more than half is cut', 'The night shift', true],
    ['all is cut', '', true],
    ['other words stand there', 'This table had nothing to say', true],
    ['letters stand between its letters', [...note].join('x'), true],
    ['spaces stand between its letters', [...note].join(' '), true],
    ['its letters are shuffled', [...note].reverse().join(''), true],
  ])('[X7] %s', (_, now, isLost) => {
    expect(losesMostWords(note, now)).toBe(isLost)
  })

  it('[X7] a note of one word may be corrected', () => {
    expect(losesMostWords('Teh', 'The')).toBe(false)
    expect(losesMostWords('Trust', 'Truts and time')).toBe(false)
    expect(losesMostWords('Trust', 'Money')).toBe(true)
  })

  it('[X7] where no spaces are written, letters are counted', () => {
    expect(losesMostWords('夜班偶然听到', '夜班偶然才听到')).toBe(false)
    expect(losesMostWords('夜班偶然听到', '我们没有话说')).toBe(true)
    expect(losesMostWords('👍👍', '')).toBe(true)
    expect(losesMostWords('?!', '...')).toBe(true)
  })

  it('[X7] a word that is finished later is kept, one that was changed is not', () => {
    expect(keepsAllWords('The night sh', 'The night shift hears')).toBe(true)
    expect(keepsAllWords('The night shift', 'The nights shift')).toBe(true)
    expect(keepsAllWords('The night shift', 'The light shift')).toBe(false)
    expect(keepsAllWords('very very good', 'very good')).toBe(false)
  })

  it('[X7] letters that were only taken away leave nothing of their own', () => {
    expect(isLeftOf('Te nigt ', note)).toBe(true)
    expect(isLeftOf('Te night!', note)).toBe(false)
    expect(isLeftOf('👍', '👎👍')).toBe(true)
  })

  it('[X7] comparing the longest notes costs less than a blink', () => {
    const words = (from: number) => Array.from({ length: 400 }, (_, at) => `w${from + at}`).join(' ')
    const start = performance.now()
    for (let round = 0; round < 20; round++) losesMostWords(words(round), words(1_000 + round))
    expect((performance.now() - start) / 20).toBeLessThan(50)
  })
})
