import { Fault } from '../../lib/fault.ts'
import { nextChangesMax, nextCodeMaxLength, titleMaxLength } from '../limits.ts'
import type { Fields } from '../read-value.ts'
import type { NextCode, NextMeeting } from './records.ts'
import { codePattern, datePattern, eventPattern } from './shared-readers.ts'

export const readNext = (fields: Fields): NextMeeting => ({
  title: fields.text('title', titleMaxLength),
  on: fields.matching('on', datePattern),
  event: fields.matching('event', eventPattern),
  revision: fields.whole('revision', 1, nextChangesMax),
  generation: fields.whole('generation', 1, nextChangesMax),
})

export const readNextCode = (fields: Fields): NextCode => {
  const code = fields.text('code', nextCodeMaxLength)
  if (!codePattern.test(code)) throw new Fault(fields.at('code'), 'bad-format')
  return {
    event: fields.matching('event', eventPattern),
    generation: fields.whole('generation', 1, nextChangesMax),
    code,
  }
}
