import { describe, expect, it } from 'vitest'
import {
  comparePlaces,
  findPlace,
  firstPlace,
  isCellOpen,
  isCellOpenAlone,
  nextPlace,
  opensAtStepOf,
  places,
  placesFrom,
  previousPlace,
} from '../../../src/domain/template/places.ts'
import type { Cell, Stage } from '../../../src/domain/template/template.ts'
import { actionLearningMeeting as template } from '../../../src/templates/action-learning-meeting.ts'

const cellOf = (stage: string, column: string): Cell => {
  const cell = template.stages
    .find(({ id }) => id === stage)
    ?.grid?.cells.find((one) => one.column === column)
  if (!cell) throw new Error(`no cell in ${stage}/${column}`)
  return cell
}

describe('places', () => {
  it('[R7] goes forward through every step and back again to the first', () => {
    const walked = [firstPlace(template)]
    for (let at = walked[0]; at; at = nextPlace(template, at)) if (at !== walked[0]) walked.push(at)
    expect(walked).toEqual(places(template).map(({ place }) => place))
    const back = [walked.at(-1)]
    for (let at = back[0] && previousPlace(template, back[0]); at; at = previousPlace(template, at))
      back.push(at)
    expect(back.reverse()).toEqual(walked)
  })

  it('knows no place that the template has not', () => {
    const nowhere = { stage: 'reflect', step: 'nowhere' }
    expect(findPlace(template, nowhere)).toBeUndefined()
    expect(nextPlace(template, nowhere)).toBeUndefined()
    expect(previousPlace(template, nowhere)).toBeUndefined()
    expect(placesFrom(template, nowhere)).toHaveLength(places(template).length)
  })

  it('[P7] tells whether a person is behind the room or ahead of it', () => {
    const [reflect, plan] = [
      { stage: 'reflect', step: 'alone' },
      { stage: 'plan', step: 'alone' },
    ]
    expect(comparePlaces(template, reflect, plan)).toBe(-1)
    expect(comparePlaces(template, plan, reflect)).toBe(1)
    expect(comparePlaces(template, plan, plan)).toBe(0)
  })

  it('[S2] a cell that opens at the table is shut while people are alone, and open from then on', () => {
    const learned = cellOf('learn', 'learned')
    const open = (stage: string, step: string) => isCellOpen(template, { stage, step }, 'learn', learned)
    expect(open('reflect', 'plenary')).toBe(false)
    expect(open('learn', 'alone')).toBe(false)
    expect(open('learn', 'together')).toBe(true)
    expect(open('learn', 'plenary')).toBe(true)
    expect(open('plan', 'alone')).toBe(true)
  })

  it('[S2] a cell that names its step opens there, and stays open once the table has come to it', () => {
    const cell: Cell = { row: 'r', column: 'c', prompt: '', questions: [], opensAtStep: 'plenary' }
    const open = (stage: string, step: string, opened?: ReadonlySet<string>) =>
      isCellOpen(template, { stage, step }, 'learn', cell, opened)
    expect(open('learn', 'together')).toBe(false)
    expect(open('learn', 'plenary')).toBe(true)
    expect(open('plan', 'alone')).toBe(true)
    expect(open('learn', 'alone', new Set(['learn/plenary']))).toBe(true)
    expect(open('reflect', 'alone', new Set(['learn/plenary']))).toBe(true)
    expect(open('learn', 'alone', new Set(['plan/plenary', 'learn/together']))).toBe(false)
    expect(isCellOpenAlone(template, { stage: 'reflect', step: 'alone' }, 'learn', cell)).toBe(false)
  })

  it('[S2] earlier stages stay writable, later ones are not open at the table yet', () => {
    const well = cellOf('reflect', 'well')
    expect(isCellOpen(template, { stage: 'plan', step: 'alone' }, 'reflect', well)).toBe(true)
    expect(isCellOpen(template, { stage: 'open', step: 'open' }, 'reflect', well)).toBe(false)
    expect(isCellOpen(template, { stage: 'reflect', step: 'alone' }, 'nowhere', well)).toBe(false)
  })

  it('[S5] notes of one’s own can be prepared ahead of the room', () => {
    const open = { stage: 'open', step: 'open' }
    expect(isCellOpenAlone(template, open, 'plan', cellOf('plan', 'stop'))).toBe(true)
    expect(isCellOpenAlone(template, open, 'learn', cellOf('learn', 'learned'))).toBe(false)
  })

  it('a cell whose step the stage does not have is not shut for ever', () => {
    const alone = {
      ...template,
      stages: [{ id: 's', title: '', steps: [{ id: 'a', kind: 'alone' as const, minutes: 5 }] }],
    }
    const cell: Cell = { row: 'r', column: 'c', prompt: '', questions: [], opensAt: 'plenary' }
    expect(isCellOpen(alone, { stage: 's', step: 'a' }, 's', cell)).toBe(true)
  })
})

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
