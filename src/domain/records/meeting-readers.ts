import { Fault } from '../../lib/fault.ts'
import {
  admittedDevicesMax,
  closedMaxLength,
  focusMaxLength,
  nameMaxLength,
  relaysMax,
  relayUrlMaxLength,
  signersPerTableMax,
  stepDurationMsMax,
  tableNumberMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, readText } from '../read-value.ts'
import type {
  Brief,
  Claim,
  Confirm,
  Doors,
  Lead,
  Ready,
  Recovery,
  Relays,
  Role,
  RoomStage,
  Table,
  TurnProgress,
  Unseat,
  Vouch,
} from './records.ts'
import { relayUrl } from './relays.ts'
import {
  closedPattern,
  datePattern,
  eventPattern,
  readHash,
  sameAsKey,
  sealedPattern,
  signerPattern,
  tableIdPattern,
  timeMax,
} from './shared-readers.ts'

export const readBrief = (fields: Fields): Brief => ({
  title: fields.text('title', titleMaxLength),
  focus: fields.text('focus', focusMaxLength),
  names: fields.flag('names'),
  ...fields.ifThere('endsAt', (key) => fields.number(key, 0, timeMax)),
  ...fields.ifThere('heldOn', (key) => fields.matching(key, datePattern)),
  ...fields.ifThere('event', (key) => fields.matching(key, eventPattern)),
})

export const readTable = (fields: Fields, id: string): Table => ({
  id: sameAsKey(fields, id),
  name: fields.text('name', nameMaxLength),
  number: fields.whole('number', 1, tableNumberMax),
  ...fields.ifThere('closed', (key) => fields.flag(key)),
  signers: fields.list('signers', signersPerTableMax, readHash),
})

export const readStage = (fields: Fields): RoomStage => {
  const place = fields.object('place')
  return {
    place: { stage: place.id('stage'), step: place.id('step') },
    startedAt: fields.number('startedAt', 0, timeMax),
    ...fields.ifThere('pausedAt', (key) => fields.number(key, 0, timeMax)),
    durationMs: fields.number('durationMs', 0, stepDurationMsMax),
  }
}

export const readDoors = (fields: Fields): Doors => ({
  closed: fields.flag('closed'),
  admitted: fields.list('admitted', admittedDevicesMax, readHash),
})

export const readRelays = (fields: Fields): Relays => ({
  on: fields.flag('on'),
  urls: fields.list('urls', relaysMax, (value, path) => {
    const text = readText(value, path, relayUrlMaxLength)
    if (relayUrl(text) !== text) throw new Fault(path, 'bad-format')
    return text
  }),
})

export const readRole = (fields: Fields): Role => {
  if (fields.get('facilitator') !== true) throw new Fault(fields.at('facilitator'), 'bad-format')
  return {
    facilitator: true,
    ...fields.ifThere('name', (key) => fields.text(key, nameMaxLength)),
    ...fields.ifThere('how', () => readHow(fields)),
  }
}

export const readLead = (fields: Fields): Lead => ({ signer: fields.matching('signer', signerPattern) })

export const readRecovery = (fields: Fields): Recovery => ({
  signer: fields.matching('signer', signerPattern),
  sealed: fields.matching('sealed', sealedPattern),
})

export const readClaim = (fields: Fields): Claim => ({ table: fields.matching('table', tableIdPattern) })

export const readConfirm = (fields: Fields): Confirm => ({
  table: fields.matching('table', tableIdPattern),
  ...fields.ifThere('closed', (key) => {
    const text = fields.text(key, closedMaxLength)
    if (!closedPattern.test(text)) throw new Fault(fields.at(key), 'bad-format')
    return text
  }),
})

export const readUnseat = (fields: Fields): Unseat => {
  if (fields.get('ended') !== true) throw new Fault(fields.at('ended'), 'bad-format')
  return { ended: true }
}

export const readVouch = (fields: Fields): Vouch => ({ table: fields.matching('table', tableIdPattern) })

export const readReady = (fields: Fields): Ready => ({ ready: fields.flag('ready') })

export const readTurn = (fields: Fields): TurnProgress => ({
  stage: fields.id('stage'),
  step: fields.id('step'),
})

const readHow = (fields: Fields): 'sealed' | 'recovered' =>
  fields.matching('how', /^(sealed|recovered)$/) === 'sealed' ? 'sealed' : 'recovered'
