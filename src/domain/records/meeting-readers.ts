import { Fault } from '../../lib/fault.ts'
import {
  admittedDevicesMax,
  focusMaxLength,
  nameMaxLength,
  relaysMax,
  relayUrlMaxLength,
  signersPerTableMax,
  stepDurationMsMax,
  tableNumberMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, optional, readText } from '../read-value.ts'
import type {
  Brief,
  Claim,
  Doors,
  Lead,
  Ready,
  Recovery,
  Relays,
  Role,
  RoomStage,
  Table,
  TurnProgress,
  Vouch,
} from './records.ts'
import { relayUrl } from './relays.ts'
import {
  datePattern,
  optionalFlag,
  optionalText,
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
  ...optional('endsAt', fields.has('endsAt') ? fields.number('endsAt', 0, timeMax) : undefined),
  ...optional('heldOn', fields.has('heldOn') ? fields.matching('heldOn', datePattern) : undefined),
})

export const readTable = (fields: Fields, id: string): Table => ({
  id: sameAsKey(fields, id),
  name: fields.text('name', nameMaxLength),
  number: fields.whole('number', 1, tableNumberMax),
  ...optional('closed', optionalFlag(fields, 'closed')),
  signers: fields.list('signers', signersPerTableMax, (signer, path) => {
    const text = readText(signer, path, 32)
    if (!signerPattern.test(text)) throw new Fault(path, 'bad-format')
    return text
  }),
})

export const readStage = (fields: Fields): RoomStage => {
  const place = fields.object('place')
  return {
    place: { stage: place.id('stage'), step: place.id('step') },
    startedAt: fields.number('startedAt', 0, timeMax),
    ...optional('pausedAt', fields.has('pausedAt') ? fields.number('pausedAt', 0, timeMax) : undefined),
    durationMs: fields.number('durationMs', 0, stepDurationMsMax),
  }
}

export const readDoors = (fields: Fields): Doors => ({
  closed: fields.flag('closed'),
  admitted: fields.list('admitted', admittedDevicesMax, (device, path) => {
    const text = readText(device, path, 32)
    if (!signerPattern.test(text)) throw new Fault(path, 'bad-format')
    return text
  }),
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
    ...optional('name', optionalText(fields, 'name', nameMaxLength)),
    ...optional('how', fields.has('how') ? readHow(fields) : undefined),
  }
}

export const readLead = (fields: Fields): Lead => ({ signer: fields.matching('signer', signerPattern) })

export const readRecovery = (fields: Fields): Recovery => ({
  signer: fields.matching('signer', signerPattern),
  sealed: fields.matching('sealed', sealedPattern),
})

export const readClaim = (fields: Fields): Claim => ({ table: fields.matching('table', tableIdPattern) })

export const readVouch = (fields: Fields): Vouch => ({ table: fields.matching('table', tableIdPattern) })

export const readReady = (fields: Fields): Ready => ({ ready: fields.flag('ready') })

export const readTurn = (fields: Fields): TurnProgress => ({
  stage: fields.id('stage'),
  step: fields.id('step'),
})

const readHow = (fields: Fields): 'sealed' | 'recovered' =>
  fields.matching('how', /^(sealed|recovered)$/) === 'sealed' ? 'sealed' : 'recovered'
