import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../src/domain/template/check-template.ts'
import type { Template } from '../../src/domain/template/template.ts'
import { unrollRounds } from '../../src/domain/template/unrolled.ts'
import { fitTemplate, lengthsOf } from '../../src/templates/fit.ts'
import { actionLearningMeeting, actionLearningSet, builtInTemplates } from '../../src/templates/index.ts'

const minutes = (template: Template) =>
  unrollRounds(template)
    .stages.flatMap(({ steps }) => steps)
    .reduce((sum, step) => sum + step.minutes, 0)
const meeting = (length: number | undefined, continues: boolean) =>
  fitTemplate(actionLearningMeeting, { length, continues })
const cellsOf = ({ stages }: Template) => stages.flatMap(({ id, grid }) => (grid ? [[id, grid]] : []))

describe('the meeting’s template', () => {
  it('[S2] is 90 minutes as it stands, and has a version of 60', () => {
    expect(lengthsOf(actionLearningMeeting)).toEqual([90, 60])
    expect(meeting(undefined, false)).toEqual(actionLearningMeeting)
    expect(meeting(90, false)).toEqual(actionLearningMeeting)
  })

  it.each([
    [90, false],
    [90, true],
    [60, false],
    [60, true],
  ] as const)(
    '[S2] has slack in %i minutes, continuing or not (%s), and asks the same',
    (length, continues) => {
      const fitted = meeting(length, continues)
      expect(length - minutes(fitted)).toBeGreaterThanOrEqual(3)
      expect(length - minutes(fitted)).toBeLessThanOrEqual(8)
      expect(cellsOf(fitted)).toEqual(cellsOf(actionLearningMeeting))
      expect(checkTemplate(JSON.parse(JSON.stringify(fitted)))).toEqual(fitted)
    },
  )

  it('[L8] that continues another begins with what was promised: in threes, then what the room should hear', () => {
    const marked = meeting(90, true).stages.flatMap(({ id, steps }) =>
      steps.filter(({ followUp }) => followUp).map(({ kind }) => [id, kind]),
    )
    expect(marked).toEqual([
      ['open', 'open'],
      ['promised', 'together'],
      ['promised', 'plenary'],
    ])
    const [open, first] = meeting(90, true).stages
    const until = [open, first]
      .flatMap((stage) => stage?.steps ?? [])
      .reduce((sum, step) => sum + step.minutes, 0)
    expect(until).toBe(15)
  })

  it('[S3] keeps what was reworded, in every length', () => {
    const name = 'Ward 4, our way'
    expect(fitTemplate({ ...actionLearningMeeting, name }, { length: 60, continues: true }).name).toBe(name)
  })
})

it('[S3] a template of one’s own keeps its steps and minutes', () => {
  const own = { ...actionLearningMeeting, id: 'x1' }
  expect(fitTemplate(own, { length: 60, continues: true })).toEqual(own)
  expect(lengthsOf(own)).toEqual([])
})

it('[S2] the templates without a version stay as they are', () => {
  for (const template of builtInTemplates.filter(({ id }) => id !== actionLearningMeeting.id))
    expect(fitTemplate(template, { continues: true })).toEqual(template)
})

it('[L5] two, three or four present, and the times follow', () => {
  const of = (presenters: number) => minutes(fitTemplate(actionLearningSet, { presenters, continues: false }))
  expect(of(3) - of(2)).toBeGreaterThan(20)
  expect(of(4) - of(3)).toBeGreaterThan(20)
})
