import type { Rounds, Stage, Template } from '../domain/template/template.ts'
import { actionLearningMeeting } from './action-learning-meeting.ts'
import { step } from './builders.ts'

/** What set-up asks about how a template is run. */
export interface Fit {
  /** The time that there is, one of `lengthsOf`; absent: as the template has it. */
  readonly length?: number | undefined
  /** How many present in each of its rounds; absent: as the template has it. */
  readonly presenters?: number | undefined
  /** The meeting looks back on what was promised at another. */
  readonly continues: boolean
}

/** `stage/step` to its minutes; a step that is not named is left out. */
type Minutes = Readonly<Record<string, number>>

interface Length {
  readonly minutes: number
  readonly first: Minutes
  /** What was promised takes its time from all other steps. */
  readonly continuing: Minutes
}

const meetingMinutes = (
  [open, promised, heard]: readonly [number, number, number],
  reflect: readonly [number, number, number],
  learn: readonly [number, number, number],
  [rest, planAlone, planTogether, planPlenary]: readonly [number, number, number, number],
  close: number,
): Minutes => {
  const all: Minutes = {
    'open/open': open,
    'promised/together': promised,
    'promised/plenary': heard,
    'reflect/alone': reflect[0],
    'reflect/together': reflect[1],
    'reflect/plenary': reflect[2],
    'learn/alone': learn[0],
    'learn/together': learn[1],
    'learn/plenary': learn[2],
    'break/open': rest,
    'plan/alone': planAlone,
    'plan/together': planTogether,
    'plan/plenary': planPlenary,
    'close/close': close,
  }
  return Object.fromEntries(Object.entries(all).filter(([, minutes]) => minutes > 0))
}

/** Each leaves some five minutes of slack: rooms begin late, and the last word is not to be cut. */
const meetingLengths: readonly Length[] = [
  {
    minutes: 90,
    first: meetingMinutes([6, 0, 0], [5, 10, 8], [4, 9, 8], [5, 4, 5, 14], 7),
    continuing: meetingMinutes([3, 8, 4], [4, 8, 6], [4, 8, 6], [5, 4, 5, 13], 7),
  },
  {
    minutes: 60,
    first: meetingMinutes([4, 0, 0], [4, 7, 6], [3, 6, 6], [0, 3, 0, 11], 5),
    continuing: meetingMinutes([2, 6, 3], [3, 6, 5], [3, 5, 5], [0, 3, 0, 10], 4),
  },
]

/** The lengths that a template can be run in, the usual one first; none where it has only its own. */
export const lengthsOf = ({ id }: Template): readonly number[] =>
  id === actionLearningMeeting.id ? meetingLengths.map(({ minutes }) => minutes) : []

/** First in threes, where nobody can hide and nobody has to perform; then only what the room should hear. */
const promised: Stage = {
  id: 'promised',
  title: 'What we promised',
  steps: [
    step('together', 8, 'In threes: what did I promise, and what became of it? Ask, don’t judge.', {
      followUp: true,
      talk: 'spoken',
      guide: ['follow-up', 'questions'],
    }),
    step('plenary', 4, 'What should the room hear? A surprise, a lesson, a thank you.', {
      followUp: true,
      guide: ['follow-up', 'inaction'],
    }),
  ],
}

/** The meeting's template where it continues another: what was promised is looked at before anything new. */
const withPromised = (template: Template): Template => {
  const [open, ...rest] = template.stages
  if (!open || template.stages.some(({ id }) => id === promised.id)) return template
  return { ...template, stages: [open, promised, ...rest] }
}

/** All that the meeting's template may ask, so that every language can say it. */
export const meetingContinued: Template = withPromised(actionLearningMeeting)

/** The template as this meeting runs it. What was reworded stays so; a template of one's own keeps its steps and minutes. */
export const fitTemplate = (template: Template, { length, presenters, continues }: Fit): Template => {
  const rounds = template.rounds?.map((one): Rounds => ({ ...one, presenters: presenters ?? one.presenters }))
  const fitted = rounds ? { ...template, rounds } : template
  if (fitted.id !== actionLearningMeeting.id) return fitted
  const found = meetingLengths.find(({ minutes }) => minutes === length) ?? meetingLengths[0]
  if (!found) return fitted
  return continues ? withMinutes(withPromised(fitted), found.continuing) : withMinutes(fitted, found.first)
}

const withMinutes = (template: Template, minutes: Minutes): Template => ({
  ...template,
  stages: template.stages.flatMap((stage) => {
    const steps = stage.steps.flatMap((one) => {
      const given = minutes[`${stage.id}/${one.id}`]
      return given === undefined ? [] : [{ ...one, minutes: given }]
    })
    return steps.length === 0 ? [] : [{ ...stage, steps }]
  }),
})
