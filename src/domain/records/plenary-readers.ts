import { Fault } from '../../lib/fault.ts'
import type { Hat, Papers } from '../hat/hat.ts'
import {
  hatFacilitatorsMax,
  heardPointsMax,
  heardTablesMax,
  idMaxLength,
  nameMaxLength,
  noteMaxLength,
  orderMaxLength,
  paperIdsPerRecordMax,
  paperMaxLength,
  papersPerHatMax,
  papersPerRecordMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, optional, readFields, readId, readText } from '../read-value.ts'
import type {
  Flag,
  Grouping,
  Heart,
  NoteMark,
  Round,
  SharedNoteContent,
  Spotlight,
  Theme,
} from './records.ts'
import {
  cellPattern,
  optionalFlag,
  optionalText,
  sameAsKey,
  signerPattern,
  tableIdPattern,
} from './shared-readers.ts'

export const readSpotlight = (fields: Fields): Spotlight => ({
  ...optional('table', fields.has('table') ? fields.matching('table', tableIdPattern) : undefined),
  ...optional('cell', fields.has('cell') ? fields.matching('cell', cellPattern) : undefined),
  ...optional('theme', fields.has('theme') ? fields.id('theme') : undefined),
  ...optional('note', fields.has('note') ? fields.id('note') : undefined),
  ...optional('next', fields.has('next') ? fields.matching('next', tableIdPattern) : undefined),
  ...optional('round', fields.has('round') ? readRound(fields.object('round')) : undefined),
})

export const readMark = (fields: Fields): NoteMark => ({
  ...optional('parked', optionalFlag(fields, 'parked')),
  ...optional('starred', optionalFlag(fields, 'starred')),
  ...optional('hidden', optionalFlag(fields, 'hidden')),
  ...optional('theme', fields.has('theme') ? fields.id('theme') : undefined),
})

export const readFlag = (fields: Fields): Flag => ({ on: fields.flag('on') })

export const readGrouping = (fields: Fields): Grouping => ({ theme: fields.id('theme') })

export const readTheme = (fields: Fields, id: string): Theme => ({
  id: sameAsKey(fields, id),
  cell: fields.matching('cell', cellPattern),
  name: fields.text('name', titleMaxLength),
})

export const readSharedNote = (fields: Fields): SharedNoteContent => ({
  cell: fields.matching('cell', cellPattern),
  text: fields.text('text', noteMaxLength),
  order: fields.text('order', orderMaxLength),
  ...optional('by', optionalText(fields, 'by', nameMaxLength)),
})

export const readHeart = (fields: Fields): Heart => ({ note: fields.id('note') })

export const readHat = (fields: Fields, id: string): Hat => {
  const place = fields.object('place')
  const opened = fields.has('opened') ? fields.object('opened') : undefined
  return {
    id: sameAsKey(fields, id),
    place: { stage: place.id('stage'), step: place.id('step') },
    publicKey: fields.matching('publicKey', hatKeyPattern),
    keys: fields.list('keys', hatFacilitatorsMax, (key, path) => {
      const at = readFields(key, path)
      return { signer: at.matching('signer', signerPattern), sealed: readHex(at, 'sealed') }
    }),
    devices: fields.whole('devices', 0, papersPerHatMax),
    ...optional(
      'opened',
      opened && {
        records: opened.list('records', papersPerHatMax, readId),
        written: opened.whole('written', 0, papersPerHatMax),
        blank: opened.whole('blank', 0, papersPerHatMax),
      },
    ),
    ...optional('reading', fields.has('reading') ? fields.whole('reading', 0, papersPerHatMax) : undefined),
  }
}

export const readPapers = (fields: Fields): Papers => ({
  texts: fields.list('texts', papersPerRecordMax, (text, path) => readText(text, path, paperMaxLength)),
  ids: fields.list('ids', paperIdsPerRecordMax, (value, path) => {
    const paper = readText(value, path, 32)
    if (!signerPattern.test(paper)) throw new Fault(path, 'bad-format')
    return paper
  }),
})

const readRound = (fields: Fields): Round => ({
  stage: fields.id('stage'),
  how: fields.one('how', ['full', 'points']),
  heard: fields.list('heard', heardTablesMax, (table, path) => {
    const text = readText(table, path, idMaxLength)
    if (!tableIdPattern.test(text)) throw new Fault(path, 'bad-format')
    return text
  }),
  points: fields.list('points', heardPointsMax, readId),
})

/** An uncompressed P-256 point, 65 bytes. */
const hatKeyPattern = /^04[0-9a-f]{128}$/
const sealedKeyMaxLength = 512

const readHex = (fields: Fields, key: string): string => {
  const text = fields.text(key, sealedKeyMaxLength)
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Fault(fields.at(key), 'bad-format')
  return text
}
