import { Fault } from '../../lib/fault.ts'
import type { Hat, OpenedHat, Papers } from '../hat/hat.ts'
import {
  columnsMax,
  hatFacilitatorsMax,
  hatRoundsMax,
  heardPointsMax,
  heardTablesMax,
  idMaxLength,
  keptPaperMaxLength,
  nameMaxLength,
  noteMaxLength,
  orderedThemesMax,
  orderMaxLength,
  paperIdsPerRecordMax,
  papersPerHatMax,
  papersPerRecordMax,
  rowsMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, readFields, readId, readMatching, readText } from '../read-value.ts'
import type {
  Flag,
  Grouping,
  Heart,
  NoteMark,
  Round,
  SharedNoteContent,
  Spotlight,
  StageOrder,
  Theme,
} from './records.ts'
import { cellPattern, readHash, sameAsKey, signerPattern, tableIdPattern } from './shared-readers.ts'

/** Three ids and two slashes. */
const cellIdMaxLength = 3 * idMaxLength + 2

export const readSpotlight = (fields: Fields): Spotlight => ({
  ...fields.ifThere('table', (key) => fields.matching(key, tableIdPattern)),
  ...fields.ifThere('cell', (key) => fields.matching(key, cellPattern)),
  ...fields.ifThere('theme', (key) => fields.id(key)),
  ...fields.ifThere('note', (key) => fields.id(key)),
  ...fields.ifThere('next', (key) => fields.matching(key, tableIdPattern)),
  ...fields.ifThere('round', (key) => readRound(fields.object(key))),
})

export const readMark = (fields: Fields): NoteMark => ({
  ...fields.ifThere('parked', (key) => fields.flag(key)),
  ...fields.ifThere('starred', (key) => fields.flag(key)),
  ...fields.ifThere('hidden', (key) => fields.flag(key)),
  ...fields.ifThere('theme', (key) => fields.id(key)),
})

export const readFlag = (fields: Fields): Flag => ({ on: fields.flag('on') })

export const readGrouping = (fields: Fields): Grouping => ({ theme: fields.id('theme') })

export const readTheme = (fields: Fields, id: string): Theme => ({
  id: sameAsKey(fields, id),
  cell: fields.matching('cell', cellPattern),
  name: fields.text('name', titleMaxLength),
})

export const readOrder = (fields: Fields): StageOrder => ({
  cells: fields.list('cells', rowsMax * columnsMax, readMatching(cellPattern, cellIdMaxLength)),
  themes: fields.list('themes', orderedThemesMax, readId),
})

export const readSharedNote = (fields: Fields): SharedNoteContent => ({
  cell: fields.matching('cell', cellPattern),
  text: fields.text('text', noteMaxLength),
  order: fields.text('order', orderMaxLength),
  ...fields.ifThere('by', (key) => fields.text(key, nameMaxLength)),
})

export const readHeart = (fields: Fields): Heart => ({ note: fields.id('note') })

export const readHat = (fields: Fields, id: string): Hat => {
  const place = fields.object('place')
  return {
    id: sameAsKey(fields, id),
    place: { stage: place.id('stage'), step: place.id('step') },
    publicKey: fields.matching('publicKey', hatKeyPattern),
    keys: fields.list('keys', hatFacilitatorsMax, (key, path) => {
      const at = readFields(key, path)
      return { signer: at.matching('signer', signerPattern), sealed: readHex(at, 'sealed') }
    }),
    devices: fields.whole('devices', 0, papersPerHatMax),
    // An earlier edition had one hat a step, and showed all its papers once it was open.
    round: 1,
    ...fields.ifThere('round', (key) => fields.whole(key, 1, hatRoundsMax)),
    ...fields.ifThere('waits', (key) => fields.flag(key)),
    ...fields.ifThere('opened', (key) => readOpenedHat(fields.object(key))),
  }
}

const readOpenedHat = (opened: Fields): OpenedHat => {
  const written = opened.whole('written', 0, papersPerHatMax)
  return {
    records: opened.list('records', papersPerHatMax, readId),
    written,
    blank: opened.whole('blank', 0, papersPerHatMax),
    done: written,
    aside: 0,
    ...opened.ifThere('done', (key) => opened.whole(key, 0, written)),
    ...opened.ifThere('aside', (key) => opened.whole(key, 0, written)),
    ...opened.ifThere('reading', (key) => {
      const reading = opened.object(key)
      return {
        keeper: reading.matching('keeper', signerPattern),
        ...reading.ifThere('reader', (reader) => reading.matching(reader, signerPattern)),
        since: reading.whole('since', 0, written),
      }
    }),
  }
}

export const readPapers = (fields: Fields): Papers => ({
  texts: fields.list('texts', papersPerRecordMax, (text, path) => readText(text, path, keptPaperMaxLength)),
  ids: fields.list('ids', paperIdsPerRecordMax, readHash),
})

const readRound = (fields: Fields): Round => ({
  stage: fields.id('stage'),
  how: fields.one('how', ['full', 'points', 'people']),
  heard: fields.list('heard', heardTablesMax, readMatching(tableIdPattern, idMaxLength)),
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
