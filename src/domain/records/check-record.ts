import { catchFault, Fault } from '../../lib/fault.ts'
import type { Hat, Papers } from '../hat/hat.ts'
import {
  admittedDevicesMax,
  earlierMeetingsMax,
  earlierPointsMax,
  focusMaxLength,
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
  pointPartMaxLength,
  relaysMax,
  relayUrlMaxLength,
  signersPerTableMax,
  stepDurationMsMax,
  tableNumberMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, optional, readFields, readId, readText } from '../read-value.ts'
import { checkTemplate } from '../template/check-template.ts'
import type { Template } from '../template/template.ts'
import { keyParts, type RecordKind } from './record-key.ts'
import {
  type ActionPoint,
  type Brief,
  type Claim,
  type Doors,
  type Earlier,
  type Flag,
  type Grouping,
  type Heart,
  type Lead,
  type MeetingTally,
  type NoteMark,
  type Outcome,
  outcomeStates,
  type Ready,
  type Recovery,
  type Relays,
  type Role,
  type RoomStage,
  type Round,
  type SharedNoteContent,
  type Spotlight,
  type Table,
  type Take,
  type Theme,
  type TurnProgress,
  type Vouch,
} from './records.ts'
import { relayUrl } from './relays.ts'

/** What each kind of record holds. */
export interface RecordContents {
  readonly brief: Brief
  readonly template: Template
  readonly table: Table
  readonly stage: RoomStage
  readonly spotlight: Spotlight
  readonly doors: Doors
  readonly relays: Relays
  readonly role: Role
  readonly lead: Lead
  readonly recovery: Recovery
  readonly mark: NoteMark
  readonly star: Flag
  readonly park: Flag
  readonly hide: Flag
  readonly group: Grouping
  readonly theme: Theme
  readonly earlier: Earlier
  readonly note: SharedNoteContent
  readonly ready: Ready
  readonly point: ActionPoint
  readonly take: Take
  readonly outcome: Outcome
  readonly claim: Claim
  readonly turn: TurnProgress
  readonly vouch: Vouch
  readonly heart: Heart
  readonly hat: Hat
  readonly papers: Papers
}

/** Content that may be taken back. The others can only be said anew. */
const withdrawable: ReadonlySet<RecordKind> = new Set([
  'spotlight',
  'mark',
  'group',
  'theme',
  'earlier',
  'note',
  'point',
  'take',
  'outcome',
  'heart',
  'hat',
  'papers',
])

/** The content of a record, rebuilt from its known keys; null where it withdraws; or the first fault in it. */
export const checkRecord = (key: string, content: unknown): RecordContents[RecordKind] | null | Fault => {
  const parts = keyParts(key)
  if (!parts) return new Fault('', 'bad-format')
  if (content === null) return withdrawable.has(parts.kind) ? null : new Fault('', 'missing')
  if (parts.kind === 'template') return checkTemplate(content)
  const read = readers[parts.kind]
  return catchFault(() => read(readFields(content), parts.id))
}

const tableIdPattern = /^t[1-9]\d{0,2}$/
const signerPattern = /^[0-9a-f]{32}$/
/** A sealed key in base64url. */
const sealedPattern = /^[A-Za-z0-9_-]{1,200}$/
const datePattern = /^(\d{4}-\d{2}-\d{2})?$/
/** `stage/row/column`. */
export const cellPattern = /^[A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}$/
/** Any wall clock there may be, ms since 1970. */
const timeMax = Number.MAX_SAFE_INTEGER

const optionalText = (fields: Fields, key: string, max: number) =>
  fields.has(key) ? fields.text(key, max) : undefined
const optionalFlag = (fields: Fields, key: string) => (fields.has(key) ? fields.flag(key) : undefined)

/** Content that names its own key has to name the key it stands under. */
const sameAsKey = (fields: Fields, id: string): string => {
  if (fields.get('id') !== id) throw new Fault(fields.at('id'), fields.has('id') ? 'bad-format' : 'missing')
  return id
}

const readers: {
  readonly [K in Exclude<RecordKind, 'template'>]: (fields: Fields, id: string) => RecordContents[K]
} = {
  brief: (fields) => ({
    title: fields.text('title', titleMaxLength),
    focus: fields.text('focus', focusMaxLength),
    names: fields.flag('names'),
    ...optional('endsAt', fields.has('endsAt') ? fields.number('endsAt', 0, timeMax) : undefined),
    ...optional('heldOn', fields.has('heldOn') ? fields.matching('heldOn', datePattern) : undefined),
  }),
  table: (fields, id) => ({
    id: sameAsKey(fields, id),
    name: fields.text('name', nameMaxLength),
    number: fields.whole('number', 1, tableNumberMax),
    ...optional('closed', optionalFlag(fields, 'closed')),
    signers: fields.list('signers', signersPerTableMax, (signer, path) => {
      const text = readText(signer, path, 32)
      if (!signerPattern.test(text)) throw new Fault(path, 'bad-format')
      return text
    }),
  }),
  stage: (fields) => {
    const place = fields.object('place')
    return {
      place: { stage: place.id('stage'), step: place.id('step') },
      startedAt: fields.number('startedAt', 0, timeMax),
      ...optional('pausedAt', fields.has('pausedAt') ? fields.number('pausedAt', 0, timeMax) : undefined),
      durationMs: fields.number('durationMs', 0, stepDurationMsMax),
    }
  },
  spotlight: (fields) => ({
    ...optional('table', fields.has('table') ? fields.matching('table', tableIdPattern) : undefined),
    ...optional('cell', fields.has('cell') ? fields.matching('cell', cellPattern) : undefined),
    ...optional('theme', fields.has('theme') ? fields.id('theme') : undefined),
    ...optional('note', fields.has('note') ? fields.id('note') : undefined),
    ...optional('next', fields.has('next') ? fields.matching('next', tableIdPattern) : undefined),
    ...optional('round', fields.has('round') ? readRound(fields.object('round')) : undefined),
  }),
  doors: (fields) => ({
    closed: fields.flag('closed'),
    admitted: fields.list('admitted', admittedDevicesMax, (device, path) => {
      const text = readText(device, path, 32)
      if (!signerPattern.test(text)) throw new Fault(path, 'bad-format')
      return text
    }),
  }),
  relays: (fields) => ({
    on: fields.flag('on'),
    urls: fields.list('urls', relaysMax, (value, path) => {
      const text = readText(value, path, relayUrlMaxLength)
      if (relayUrl(text) !== text) throw new Fault(path, 'bad-format')
      return text
    }),
  }),
  role: (fields) => {
    if (fields.get('facilitator') !== true) throw new Fault(fields.at('facilitator'), 'bad-format')
    return {
      facilitator: true,
      ...optional('name', optionalText(fields, 'name', nameMaxLength)),
      ...optional('how', fields.has('how') ? readHow(fields) : undefined),
    }
  },
  lead: (fields) => ({ signer: fields.matching('signer', signerPattern) }),
  recovery: (fields) => ({
    signer: fields.matching('signer', signerPattern),
    sealed: fields.matching('sealed', sealedPattern),
  }),
  mark: (fields) => ({
    ...optional('parked', optionalFlag(fields, 'parked')),
    ...optional('starred', optionalFlag(fields, 'starred')),
    ...optional('hidden', optionalFlag(fields, 'hidden')),
    ...optional('theme', fields.has('theme') ? fields.id('theme') : undefined),
  }),
  star: (fields) => ({ on: fields.flag('on') }),
  park: (fields) => ({ on: fields.flag('on') }),
  hide: (fields) => ({ on: fields.flag('on') }),
  group: (fields) => ({ theme: fields.id('theme') }),
  heart: (fields) => ({ note: fields.id('note') }),
  theme: (fields, id) => ({
    id: sameAsKey(fields, id),
    cell: fields.matching('cell', cellPattern),
    name: fields.text('name', titleMaxLength),
  }),
  earlier: (fields) => ({
    title: fields.text('title', titleMaxLength),
    heldAt: fields.number('heldAt', 0, timeMax),
    points: fields.list('points', earlierPointsMax, (point, path) => {
      const at = readFields(point, path)
      return { ...readPoint(at, at.id('id')), ...optional('from', optionalText(at, 'from', titleMaxLength)) }
    }),
    ...optional(
      'history',
      fields.has('history') ? fields.list('history', earlierMeetingsMax, readTally) : undefined,
    ),
  }),
  note: (fields) => ({
    cell: fields.matching('cell', cellPattern),
    text: fields.text('text', noteMaxLength),
    order: fields.text('order', orderMaxLength),
    ...optional('by', optionalText(fields, 'by', nameMaxLength)),
  }),
  ready: (fields) => ({ ready: fields.flag('ready') }),
  point: (fields, id) => readPoint(fields, sameAsKey(fields, id)),
  outcome: (fields) => {
    const state = outcomeStates.find((known) => known === fields.get('state'))
    if (!state) throw new Fault(fields.at('state'), fields.has('state') ? 'bad-format' : 'missing')
    return { state, learned: fields.text('learned', pointPartMaxLength) }
  },
  take: (fields) => ({ taken: fields.flag('taken'), who: fields.text('who', nameMaxLength) }),
  claim: (fields) => ({ table: fields.matching('table', tableIdPattern) }),
  turn: (fields) => ({ stage: fields.id('stage'), step: fields.id('step') }),
  vouch: (fields) => ({ table: fields.matching('table', tableIdPattern) }),
  hat: (fields, id) => {
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
  },
  papers: (fields) => ({
    texts: fields.list('texts', papersPerRecordMax, (text, path) => readText(text, path, paperMaxLength)),
    ids: fields.list('ids', paperIdsPerRecordMax, (value, path) => {
      const paper = readText(value, path, 32)
      if (!signerPattern.test(paper)) throw new Fault(path, 'bad-format')
      return paper
    }),
  }),
}

/** An uncompressed P-256 point, 65 bytes. */
const hatKeyPattern = /^04[0-9a-f]{128}$/
const sealedKeyMaxLength = 512

const readHex = (fields: Fields, key: string): string => {
  const text = fields.text(key, sealedKeyMaxLength)
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Fault(fields.at(key), 'bad-format')
  return text
}

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

const readHow = (fields: Fields): 'sealed' | 'recovered' =>
  fields.matching('how', /^(sealed|recovered)$/) === 'sealed' ? 'sealed' : 'recovered'

const readTally = (tally: unknown, path: string): MeetingTally => {
  const fields = readFields(tally, path)
  const count = (key: string) => fields.whole(key, 0, earlierPointsMax)
  return {
    title: fields.text('title', titleMaxLength),
    heldAt: fields.number('heldAt', 0, timeMax),
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
