import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Airtime,
  encodeAirtime,
  mergeAirtime,
  readAirtime,
  talkOf,
} from '../../../src/domain/rounds/airtime.ts'

const id = fc.constantFrom('a', 'b', 'c')
const stamp = fc.record({ version: fc.integer({ min: 0, max: 3 }), by: id })
const anyAirtime: fc.Arbitrary<Airtime> = fc
  .record({
    run: stamp,
    speakers: fc.dictionary(
      id,
      fc.record({
        label: fc.constantFrom('Ana', 'Ben'),
        version: fc.integer({ min: 1, max: 2 }),
        gone: fc.boolean(),
      }),
    ),
    talk: fc.dictionary(id, fc.dictionary(id, fc.integer({ min: 0, max: 50 }))),
    now: fc.option(fc.record({ stamp, speaker: fc.option(id, { nil: undefined }) }), { nil: undefined }),
  })
  .map(({ run, speakers, talk, now }) => ({
    run,
    // What a run says of on and off is one thing wherever it is heard.
    on: run.version % 2 === 1,
    speakers: new Map(Object.entries(speakers)),
    talk: new Map(Object.entries(talk).map(([by, counter]) => [by, new Map(Object.entries(counter))])),
    now,
  }))
/** Without the order of keys, which is nobody's. */
const plain = (air: Airtime) => ({
  ...air,
  speakers: Object.fromEntries(air.speakers),
  talk: Object.fromEntries([...air.talk].map(([by, counter]) => [by, Object.fromEntries(counter)])),
})

describe('airtime', () => {
  it('[L6] merged in any order, any number of times, it is the same on every phone', () => {
    fc.assert(
      fc.property(anyAirtime, anyAirtime, anyAirtime, (a, b, c) => {
        const one = mergeAirtime(mergeAirtime(a, b), c)
        expect(plain(mergeAirtime(c, mergeAirtime(b, a)))).toEqual(plain(one))
        expect(plain(mergeAirtime(a, mergeAirtime(b, c)))).toEqual(plain(one))
        expect(plain(mergeAirtime(one, b))).toEqual(plain(one))
      }),
      { numRuns: 500, seed: 6 },
    )
  })

  it('[L6] turning it off takes what was counted off every phone that hears of it', () => {
    const counted: Airtime = {
      run: { version: 1, by: 'a' },
      on: true,
      speakers: new Map([['a', { label: 'Ana', version: 1, gone: false }]]),
      talk: new Map([['b', new Map([['a', 9_000]])]]),
      now: undefined,
    }
    const off: Airtime = {
      ...counted,
      run: { version: 2, by: 'c' },
      on: false,
      speakers: new Map(),
      talk: new Map(),
    }
    expect(talkOf(counted)).toEqual(new Map([['a', 9_000]]))
    expect(mergeAirtime(counted, off)).toEqual(off)
    expect(mergeAirtime(off, counted)).toEqual(off)
  })

  it('[K4] what another device says is read, or it is nothing', () => {
    fc.assert(
      fc.property(anyAirtime, (air) => {
        const read = readAirtime(JSON.parse(JSON.stringify(encodeAirtime(air))))
        expect(read?.run).toEqual(air.run)
        expect(read?.speakers).toEqual(air.speakers)
        expect(read?.now).toEqual(air.now)
      }),
      { numRuns: 300, seed: 7 },
    )
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readAirtime(value)
        expect(read === undefined || typeof read.on === 'boolean').toBe(true)
      }),
      { numRuns: 1_000, seed: 8 },
    )
    expect(
      readAirtime({ run: [1, 'a'], on: true, speakers: [['a', 'x'.repeat(900), 1, false]] })?.speakers.get(
        'a',
      )?.label,
    ).toHaveLength(24)
  })

  it('[L6] [K4] as full as it may be, it fits into what a device may say of itself', () => {
    const ids = Array.from({ length: 16 }, (_, i) => `abcde${i.toString(36)}`)
    const full: Airtime = {
      run: { version: 1_000, by: 'abcdef' },
      on: true,
      speakers: new Map(
        ids.slice(0, 12).map((one) => [one, { label: '漢'.repeat(24), version: 9, gone: false }]),
      ),
      talk: new Map(ids.map((by) => [by, new Map(ids.slice(0, 12).map((one) => [one, 5_400_000]))])),
      now: { stamp: { version: 1_000, by: 'abcdef' }, speaker: 'abcde0' },
    }
    expect(new TextEncoder().encode(JSON.stringify(encodeAirtime(full))).length).toBeLessThan(3_600)
  })

  it('[X1] what somebody else has made of it is still small where it is said on', () => {
    const version = 999_999_999.123_456_7
    const ids = Array.from({ length: 16 }, (_, at) => `speaker${at.toString(16)}`)
    for (const [label, number] of [
      ['\u0001', 1e9],
      ['\ud800', 1e9],
      ['\u20ac', 1e9],
      ['a', version],
    ] as const) {
      const read = readAirtime({
        run: [1e9, 'somebody'],
        on: true,
        speakers: ids.map((speaker) => [speaker, label.repeat(24), number, false]),
        talk: ids.map((by) => [by, ...ids.map(() => 864_000)]),
        now: [1e9, 'somebody', 'speaker0'],
      })
      const said = read && new TextEncoder().encode(JSON.stringify(encodeAirtime(read)))
      expect(said?.length).toBeLessThan(3_300)
    }
  })
})
