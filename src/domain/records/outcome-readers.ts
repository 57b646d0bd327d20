import { Fault } from '../../lib/fault.ts'
import {
  earlierMeetingsMax,
  earlierPointsMax,
  lessonsMax,
  nameMaxLength,
  pointPartMaxLength,
  settledPointsMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, readFields } from '../read-value.ts'
import {
  type ActionPoint,
  type Ask,
  type Due,
  type Earlier,
  type Lesson,
  type MeetingTally,
  type Outcome,
  type OutcomeState,
  outcomeStates,
  type SettledPoint,
  type Take,
} from './records.ts'
import { datePattern, readMeetingId, sameAsKey, timeMax } from './shared-readers.ts'

export const readOwnPoint = (fields: Fields, id: string): ActionPoint =>
  readPoint(fields, sameAsKey(fields, id))

export const readTake = (fields: Fields): Take => ({
  taken: fields.flag('taken'),
  who: fields.text('who', nameMaxLength),
})

export const readDue = (fields: Fields): Due => {
  const when = fields.matching('when', datePattern)
  if (when === '') throw new Fault(fields.at('when'), 'missing')
  return { when }
}

export const readAsk = (fields: Fields): Ask => ({
  who: fields.words('who', nameMaxLength),
  how: fields.one('how', ['phone', 'aloud'] as const),
})

export const readOutcome = (fields: Fields): Outcome => ({
  state: readState(fields),
  learned: fields.text('learned', pointPartMaxLength),
})

const readState = (fields: Fields): OutcomeState => {
  const state = outcomeStates.find((known) => known === fields.get('state'))
  if (!state) throw new Fault(fields.at('state'), fields.has('state') ? 'bad-format' : 'missing')
  return state
}

/** A day that older versions do not say. */
const readDay = <Key extends string>(fields: Fields, key: Key) =>
  fields.ifThere(key, (name) => fields.matching(name, datePattern))

export const readEarlier = (fields: Fields): Earlier => ({
  title: fields.text('title', titleMaxLength),
  heldAt: fields.number('heldAt', 0, timeMax),
  ...readDay(fields, 'heldOn'),
  points: fields.list('points', earlierPointsMax, (point, path) => {
    const at = readFields(point, path)
    return {
      ...readPoint(at, at.id('id')),
      ...at.ifThere('from', (key) => at.text(key, titleMaxLength)),
      ...readDay(at, 'fromOn'),
    }
  }),
  ...fields.ifThere('history', (key) => fields.list(key, earlierMeetingsMax, readTally)),
  ...fields.ifThere('lessons', (key) => fields.list(key, lessonsMax, readLesson)),
  ...fields.ifThere('settled', (key) => fields.list(key, settledPointsMax, readSettled)),
  ...fields.ifThere('meetings', (key) => fields.list(key, earlierMeetingsMax, readMeetingId)),
})

const readSettled = (point: unknown, path: string): SettledPoint => {
  const fields = readFields(point, path)
  return { id: fields.id('id'), state: readState(fields) }
}

const readLesson = (lesson: unknown, path: string): Lesson => {
  const fields = readFields(lesson, path)
  return {
    id: fields.id('id'),
    what: fields.text('what', pointPartMaxLength),
    ...readOutcome(fields),
    title: fields.text('title', titleMaxLength),
    ...readDay(fields, 'heldOn'),
  }
}

const readTally = (tally: unknown, path: string): MeetingTally => {
  const fields = readFields(tally, path)
  const count = (key: string) => fields.whole(key, 0, earlierPointsMax)
  return {
    title: fields.text('title', titleMaxLength),
    heldAt: fields.number('heldAt', 0, timeMax),
    ...readDay(fields, 'heldOn'),
    actedOn: count('actedOn'),
    changed: count('changed'),
    letGo: count('letGo'),
    stillOpen: count('stillOpen'),
  }
}

const readPoint = (fields: Fields, id: string): ActionPoint => ({
  id,
  what: fields.text('what', pointPartMaxLength),
  who: fields.text('who', nameMaxLength),
  how: fields.text('how', pointPartMaxLength),
  when: fields.matching('when', datePattern),
  asks: fields.text('asks', nameMaxLength),
  taken: fields.flag('taken'),
})
