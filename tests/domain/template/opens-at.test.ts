import { expect, it } from 'vitest'
import { opensAtStepOf } from '../../../src/domain/template/places.ts'
import type { Cell, Stage } from '../../../src/domain/template/template.ts'

const stage: Stage = {
  id: 's',
  title: 'S',
  steps: [
    { id: 'a', kind: 'alone', minutes: 1 },
    { id: 't', kind: 'together', minutes: 1 },
    { id: 'c', kind: 'close', minutes: 1 },
  ],
}
const cell: Cell = { row: 'r', column: 'c', prompt: '?', questions: [] }

it('[S3] says at which step a question opens, by its step or its kind of step; the first one is no later', () => {
  expect(opensAtStepOf(stage, cell)).toBeUndefined()
  expect(opensAtStepOf(stage, { ...cell, opensAt: 'together' })).toBe('t')
  expect(opensAtStepOf(stage, { ...cell, opensAt: 'plenary' })).toBe('c')
  expect(opensAtStepOf(stage, { ...cell, opensAtStep: 'c' })).toBe('c')
  expect(opensAtStepOf(stage, { ...cell, opensAtStep: 'a' })).toBeUndefined()
  expect(opensAtStepOf(stage, { ...cell, opensAtStep: 'gone' })).toBeUndefined()
})
