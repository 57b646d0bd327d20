import { expect, it } from 'vitest'
import { actionLearningMeeting } from '../../../src/templates/index.ts'
import { cellAt, rewordCell, sameWords } from '../../../src/ui/set-up/reword-cell.ts'

const words = { prompt: 'What surprised me?', questions: ['And then?'] }

it('[S3] rewording changes the words of one cell and nothing else, so that notes keep their place', () => {
  const reworded = rewordCell(actionLearningMeeting, 'reflect', 'mine', 'well', words)
  expect(cellAt(reworded, 'reflect', 'mine', 'well')).toMatchObject({ row: 'mine', column: 'well', ...words })
  const back = rewordCell(
    reworded,
    'reflect',
    'mine',
    'well',
    cellAt(actionLearningMeeting, 'reflect', 'mine', 'well') ?? words,
  )
  expect(back).toEqual(actionLearningMeeting)
})

it('[S3] tells changed words from the original ones', () => {
  expect(sameWords(words, { ...words })).toBe(true)
  expect(sameWords(words, { ...words, questions: [] })).toBe(false)
})
