import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { Truth } from '../../../src/models/connect/connection-types.ts'
import { findWhoToScan } from '../../../src/models/connect/scan-target.ts'
import type { MeetingModel } from '../../../src/models/meeting/meeting-types.ts'

type Seat = { readonly name?: string; readonly here: boolean; readonly me: boolean }

const whom = (
  role: MeetingModel['role'],
  table: Truth['table'],
  room: Truth['room'],
  seats: readonly Seat[] = [],
) =>
  findWhoToScan({
    role,
    connection: { truth: signal<Truth>({ here: 'saved', table, room }) },
    table: signal({ seats: signal(seats) } as unknown as NonNullable<MeetingModel['table']['value']>),
  })

const me = { name: 'Ana', here: true, me: true }

describe('whom to scan', () => {
  it('[N4] a phone that nothing brought back is sent to a table mate, by name where names are shown', () => {
    expect(whom('participant', 'alone', 'alone', [me, { here: false, me: false, name: 'Ben' }])).toEqual({
      who: 'mate',
      name: 'Ben',
    })
    expect(whom('participant', 'alone', 'alone', [me, { here: false, me: false }])).toEqual({ who: 'mate' })
    // Linked with the room, and not with those who write on the same grid
    expect(whom('participant', 'alone', 'has-it', [me, { here: false, me: false }])).toEqual({ who: 'mate' })
  })

  it('[N4] one who sits alone is sent to the facilitator, and the facilitator to anybody', () => {
    expect(whom('participant', 'alone', 'alone', [me])).toEqual({ who: 'facilitator' })
    expect(whom('participant', undefined, 'alone')).toEqual({ who: 'facilitator' })
    expect(whom('facilitator', undefined, 'alone')).toEqual({ who: 'anybody' })
  })

  it('[N4] nobody is sent anywhere who is linked', () => {
    expect(whom('participant', 'has-it', 'has-it', [me, { here: true, me: false }])).toBeUndefined()
    expect(whom('participant', 'alone', 'on-its-way', [me])).toBeUndefined()
    expect(whom('facilitator', undefined, 'has-it')).toBeUndefined()
  })
})
