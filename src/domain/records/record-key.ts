import { idMaxLength } from '../limits.ts'
import type { RecordKey } from './records.ts'

export type RecordKind =
  | 'brief'
  | 'template'
  | 'table'
  | 'stage'
  | 'spotlight'
  | 'doors'
  | 'relays'
  | 'role'
  | 'lead'
  | 'recovery'
  | 'mark'
  | 'star'
  | 'park'
  | 'hide'
  | 'group'
  | 'theme'
  | 'earlier'
  | 'note'
  | 'ready'
  | 'point'
  | 'take'
  | 'outcome'
  | 'claim'
  | 'turn'
  | 'vouch'
  | 'heart'
  | 'hat'
  | 'papers'

/** A record's key taken apart: 'note/t1-x' is kind 'note' of 't1-x'; 'stage' has an empty id. */
export interface KeyParts {
  readonly kind: RecordKind
  readonly id: string
}

const whole: ReadonlySet<string> = new Set([
  'brief',
  'template',
  'stage',
  'spotlight',
  'doors',
  'relays',
  'lead',
  'recovery',
  'earlier',
  'claim',
  'turn',
])
const idOf: ReadonlyMap<string, RegExp> = new Map([
  ['table', /^t[1-9]\d{0,2}$/],
  ['role', /^[0-9a-f]{32}$/],
  ['vouch', /^[0-9a-f]{32}$/],
  ['mark', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['star', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['park', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['hide', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['group', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['heart', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['theme', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['note', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['ready', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['point', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['take', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['outcome', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['hat', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
  ['papers', /^[A-Za-z0-9][A-Za-z0-9-]*$/],
])

/** undefined for whatever is no record key. */
export const keyParts = (key: string): KeyParts | undefined => {
  if (whole.has(key)) return { kind: key as RecordKind, id: '' }
  const slash = key.indexOf('/')
  if (slash < 0) return undefined
  const kind = key.slice(0, slash)
  const id = key.slice(slash + 1)
  if (id.length > idMaxLength || !idOf.get(kind)?.test(id)) return undefined
  return { kind: kind as RecordKind, id }
}

export const isRecordKey = (key: string): key is RecordKey => keyParts(key) !== undefined
