import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerOf,
  findingNames,
  type PairFindings,
  type RoomFindings,
  readFindings,
  roomVerdict,
  untriedPair,
} from '../../../src/domain/joining/room-check.ts'

const allWell: RoomFindings = {
  storage: 'kept',
  awake: 'works',
  offline: 'yes',
  camera: 'works',
  before: 'names',
  addresses: 'real',
  linkHere: 'works',
  localNetwork: 'granted',
  portal: 'own',
  relays: 'reached',
}
const linked: PairFindings = { link: 'works', network: 'same', multicast: 'passes' }

describe('[N7] what the room check comes to', () => {
  it('on one device alone it never promises a link', () => {
    expect(roomVerdict(allWell, untriedPair)).toEqual({
      result: 'try-two',
      ways: ['cards', 'hotspot'],
      advice: [],
    })
    expect(roomVerdict({}, untriedPair).result).toBe('try-two')
  })

  it('with a link made it recommends codes, and relays only where one was reached', () => {
    expect(roomVerdict(allWell, linked)).toEqual({ result: 'works', ways: ['cards', 'relays'], advice: [] })
    expect(roomVerdict({ ...allWell, relays: 'none' }, linked).ways).toEqual(['cards'])
  })

  it('two devices of one network that cannot reach each other: it keeps them apart', () => {
    const verdict = roomVerdict(allWell, { link: 'none', network: 'same', multicast: 'untried' })
    expect(verdict.result).toBe('apart')
    expect(verdict.ways).toEqual(['hotspot', 'carry'])
    expect(verdict.advice).toContain('kept-apart')
  })

  it('two devices on different networks are not told that the network keeps them apart', () => {
    const { advice } = roomVerdict(allWell, { link: 'none', network: 'different', multicast: 'untried' })
    expect(advice).toContain('same-network')
    expect(advice).not.toContain('kept-apart')
  })

  it.each([
    [{ camera: 'denied' }, 'allow-camera', 'try-two'],
    [{ camera: 'none' }, 'paste-codes', 'try-two'],
    [{ camera: 'busy' }, 'paste-codes', 'try-two'],
    [{ storage: 'may-go' }, 'may-be-cleared', 'try-two'],
    [{ storage: 'full' }, 'storage-fails', 'stuck'],
    [{ storage: 'none' }, 'storage-fails', 'stuck'],
    [{ awake: 'none' }, 'screen-sleeps', 'try-two'],
    [{ awake: 'refused' }, 'screen-sleeps', 'try-two'],
    [{ offline: 'no' }, 'wait-for-offline', 'try-two'],
    [{ offline: 'no', portal: 'away' }, 'go-online-once', 'try-two'],
    [{ portal: 'portal' }, 'sign-in-first', 'try-two'],
    [{ localNetwork: 'denied', linkHere: 'none' }, 'allow-local-network', 'stuck'],
    [{ linkHere: 'none' }, 'other-browser', 'stuck'],
    [{ addresses: 'none', linkHere: 'none' }, 'join-a-network', 'no-network'],
    [{ addresses: 'names' }, 'camera-tells-address', 'try-two'],
  ] as const)('%o leads to %s', (denied, advice, result) => {
    const verdict = roomVerdict({ ...allWell, ...denied }, untriedPair)
    expect(verdict.advice).toEqual([advice])
    expect(verdict.result).toBe(result)
  })

  it('a permission that was refused counts against links only where none could be made', () => {
    const refused = { ...allWell, localNetwork: 'denied' } as const
    expect(roomVerdict(refused, untriedPair)).toMatchObject({
      result: 'try-two',
      advice: ['allow-local-network'],
    })
    expect(roomVerdict(refused, linked)).toMatchObject({ result: 'works', advice: [] })
  })

  it('whatever is found, there is a way to bring the words over', () => {
    const pairs = fc.record<PairFindings>({
      link: fc.constantFrom('untried', 'works', 'none'),
      network: fc.constantFrom('same', 'different', 'unknown'),
      multicast: fc.constantFrom('untried', 'passes', 'blocked'),
    })
    const findings = fc.record({
      addresses: fc.constantFrom('real', 'names', 'none', undefined),
      linkHere: fc.constantFrom('works', 'none', undefined),
      storage: fc.constantFrom('kept', 'may-go', 'full', 'none', undefined),
      localNetwork: fc.constantFrom('granted', 'prompt', 'denied', undefined),
    })
    fc.assert(
      fc.property(findings, pairs, (mine, pair) => {
        const verdict = roomVerdict(mine as RoomFindings, pair)
        expect(verdict.ways.length).toBeGreaterThan(0)
        if (pair.link === 'none') expect(verdict.ways).toContain('carry')
        if (verdict.result === 'works') expect(pair.link).toBe('works')
      }),
      { seed: 7 },
    )
  })
})

describe('[K4] findings that another device sent', () => {
  it('are read back as they were', () => {
    expect(readFindings(JSON.parse(JSON.stringify(allWell)))).toEqual(allWell)
    expect(readFindings({})).toEqual({})
  })

  it('are nothing at all where one is no outcome', () => {
    for (const value of [null, 7, 'text', [], { camera: 'purple' }, { camera: 1 }, { storage: 'toString' }])
      expect(readFindings(value)).toBeUndefined()
    expect(readFindings(JSON.parse('{"__proto__":{"camera":"works"},"else":1}'))).toEqual({})
  })

  it('hold nothing but outcomes, whatever was sent', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.oneof(fc.constantFrom(...findingNames), fc.string()) }), (value) => {
        const found = readFindings(value)
        for (const [finding, outcome] of Object.entries(found ?? {}))
          expect(answerOf(finding as never, outcome)).toBeDefined()
      }),
      { seed: 7 },
    )
  })
})
