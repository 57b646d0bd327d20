import type { Doc } from 'yjs'
import type { DeviceId, NoteId, TableId } from '../domain/ids.ts'
import { stepDurationMsMax } from '../domain/limits.ts'
import { type Fields, optional, readFields } from '../domain/read-value.ts'
import { isRecordKey } from '../domain/records/kinds.ts'
import { ownerOf } from '../domain/records/record-owner.ts'
import type { OpenedSteps } from '../domain/rounds/gates.ts'
import type { RoomAt, TableClock, TableHere } from '../domain/rounds/pace.ts'
import type { CalledUp } from '../domain/rounds/turn-order.ts'
import type { Place } from '../domain/template/template.ts'
import { catchFault, isFault } from '../lib/fault.ts'

/** `opened/<stage>/<step>`, `called/<rounds>/<turn>`, `keeps/<stage>/<step>`; no honest device writes any other key. */
const factKey = /^(opened|called|keeps)\/([A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64})$/

/** A table's own pace, as facts in its document. */
export interface TablePace {
  readonly here: TableHere | undefined
  /** `stage/step` of steps that the timekeeper has come to. It only grows. */
  readonly opened: OpenedSteps
  readonly timekeeper: DeviceId | undefined
  /** `<rounds>/<turn>` to the bid that was called up in it. */
  readonly called: CalledUp
  /** `stage/step` to the device that writes down what is said there. */
  readonly wordKeepers: ReadonlyMap<string, DeviceId>
}

export interface TablePaceChange {
  readonly here?: TableHere
  readonly open?: readonly Place[]
  /** null: nobody. */
  readonly timekeeper?: DeviceId | null
  readonly call?: readonly (readonly [turn: string, bid: NoteId])[]
  readonly keep?: readonly (readonly [step: string, keeper: DeviceId | null])[]
}

export const noPace: TablePace = {
  here: undefined,
  opened: new Set(),
  timekeeper: undefined,
  called: new Map(),
  wordKeepers: new Map(),
}

/**
 * The map `pace`, with flat keys: `here`, `timekeeper`, `opened/<stage>/<step>`, `called/<rounds>/<turn>` and
 * `keeps/<stage>/<step>`. Each value is written whole; of two written at once the document keeps the same one on every device.
 */
export const paceFacts = (doc: Doc, table: TableId) => {
  const facts = doc.getMap<unknown>('pace')

  const read = (): TablePace => {
    const opened = new Set<string>()
    const called = new Map<string, NoteId>()
    const wordKeepers = new Map<string, DeviceId>()
    // In key order: the digest is the same on every device.
    for (const key of [...facts.keys()].sort()) {
      const [, kind, name] = factKey.exec(key) ?? []
      if (name === undefined) continue
      const value = facts.get(key)
      if (kind === 'opened' && value === true) opened.add(name)
      if (kind === 'called' && isBid(value, table)) called.set(name, value)
      if (kind === 'keeps' && isDevice(value)) wordKeepers.set(name, value)
    }
    const timekeeper = facts.get('timekeeper')
    return {
      here: readHere(facts.get('here')),
      opened,
      called,
      wordKeepers,
      timekeeper: isDevice(timekeeper) ? timekeeper : undefined,
    }
  }

  return {
    read,
    /** To be called inside a transaction. */
    write({ here, open = [], timekeeper, call = [], keep = [] }: TablePaceChange) {
      if (here) facts.set('here', JSON.parse(JSON.stringify(here)))
      for (const { stage, step } of open)
        if (facts.get(`opened/${stage}/${step}`) !== true) facts.set(`opened/${stage}/${step}`, true)
      if (timekeeper !== undefined) facts.set('timekeeper', timekeeper)
      for (const [turn, bid] of call) facts.set(`called/${turn}`, bid)
      for (const [step, keeper] of keep) facts.set(`keeps/${step}`, keeper)
    },
    observe(listener: () => void) {
      facts.observe(listener)
      return () => facts.unobserve(listener)
    },
  }
}

/** Whether an honest device of some table may have written this under the key. */
export const isPaceFact = (key: string, value: unknown): boolean => {
  if (key === 'here') return readHere(value) !== undefined
  if (key === 'timekeeper') return value === null || isDevice(value)
  const kind = factKey.exec(key)?.[1]
  if (kind === 'opened') return value === true
  if (kind === 'keeps') return value === null || isDevice(value)
  return kind === 'called' && typeof value === 'string' && isRecordKey(`note/${value}`)
}

const isDevice = (value: unknown): value is DeviceId =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)

const isBid = (value: unknown, table: TableId): value is NoteId =>
  typeof value === 'string' && ownerOf(value) === table && isRecordKey(`note/${value}`)

const readHere = (value: unknown): TableHere | undefined => {
  if (value === undefined) return undefined
  const here = catchFault(() => {
    const fields = readFields(value)
    return {
      place: readPlace(fields.object('place')),
      base: readBase(fields.object('base')),
      ...optional('clock', fields.has('clock') ? readClock(fields.object('clock')) : undefined),
    }
  })
  return isFault(here) ? undefined : here
}

const readPlace = (fields: Fields): Place => ({ stage: fields.id('stage'), step: fields.id('step') })
const readBase = (fields: Fields): RoomAt => ({
  place: readPlace(fields.object('place')),
  startedAt: fields.number('startedAt', 0, Number.MAX_SAFE_INTEGER),
})
const readClock = (fields: Fields): TableClock => ({
  startedAt: fields.number('startedAt', 0, Number.MAX_SAFE_INTEGER),
  ...optional(
    'pausedAt',
    fields.has('pausedAt') ? fields.number('pausedAt', 0, Number.MAX_SAFE_INTEGER) : undefined,
  ),
  durationMs: fields.number('durationMs', 0, stepDurationMsMax),
})
