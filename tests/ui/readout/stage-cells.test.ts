import { expect, it } from 'vitest'
import { actionLearningMeeting } from '../../../src/templates/index.ts'
import { stageCells } from '../../../src/ui/readout/stage-cells.ts'

it('[L3] the cells that a step presents come first, and none is left out', () => {
  const cells = stageCells(actionLearningMeeting, { stage: 'learn', step: 'plenary' })
  expect(cells.map(({ id }) => id)).toEqual([
    'learn/mine/learned',
    'learn/ours/learned',
    'learn/mine/worked',
    'learn/mine/hard',
    'learn/ours/worked',
    'learn/ours/hard',
  ])
  expect(cells.filter(({ presented }) => presented)).toHaveLength(2)
})

it('[R2] where a step singles nothing out, all cells are in reading order', () => {
  const cells = stageCells(actionLearningMeeting, { stage: 'reflect', step: 'plenary' })
  expect(cells.map(({ column }) => column)).toEqual([
    'Went well',
    'Could be better',
    'Went well',
    'Could be better',
  ])
  expect(cells.every(({ presented }) => presented)).toBe(true)
})

it('[R2] a stage that is only spoken has none', () => {
  expect(stageCells(actionLearningMeeting, { stage: 'open', step: 'open' })).toEqual([])
})
