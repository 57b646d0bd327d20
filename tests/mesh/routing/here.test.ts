import fc from 'fast-check'
import { expect, it } from 'vitest'
import { concat } from '../../../src/lib/bytes.ts'
import { isTrue, makeHere, makeHostWord, readHere, readHostWord } from '../../../src/mesh/routing/here.ts'
import { openNamedDevice } from '../../doubles/device-keys.ts'

const { device: mine } = await openNamedDevice('mine')
const { device: host } = await openNamedDevice('host')
const { device: other } = await openNamedDevice('other')
const hostWord = await makeHostWord(host, mine.id)

const word = {
  sequence: 1_795_000_000_000,
  everyMs: 40_000,
  announcement: { facilitator: true, table: 't3' },
  hostWord,
} as const

it('[X1] a device’s words come back as it said them, with who let it in', async () => {
  const announcements = fc.record(
    {
      facilitator: fc.boolean(),
      table: fc.stringMatching(/^t\d{1,4}$/),
      screen: fc.constant(true),
    },
    { requiredKeys: ['facilitator'] },
  )
  await fc.assert(
    fc.asyncProperty(
      announcements,
      fc.integer({ min: 1, max: 2 ** 47 }),
      fc.integer({ min: 1, max: 300_000 }),
      fc.boolean(),
      fc.boolean(),
      async (announcement, sequence, everyMs, isHosted, isLeaving) => {
        const said = { announcement, sequence, everyMs, isLeaving, hostWord: isHosted ? hostWord : undefined }
        const here = readHere(await makeHere(mine, said))
        if (!here) return expect.fail()
        expect(here).toMatchObject({ device: mine.id, announcement, sequence, everyMs, isLeaving })
        expect(here.host).toBe(isHosted ? host.id : undefined)
        expect(await isTrue(here)).toBe(true)
        return undefined
      },
    ),
    { seed: 3, numRuns: 50 },
  )
})

it('[X1] with any one bit changed they are no words, or false', async () => {
  const bytes = await makeHere(mine, word)
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 << (at & 7))
    const here = readHere(changed)
    expect(here !== undefined && (await isTrue(here)), `byte ${at}`).toBe(false)
  }
  for (const length of [0, 64, 129, 140, bytes.length - 1])
    expect(readHere(bytes.slice(0, length))).toBeUndefined()
  expect(readHere(concat(bytes, [0]))).toBeUndefined()
})

it('[X1] nobody is let in by another than who has signed it, nor with a word for somebody else', async () => {
  expect(await readHostWord(hostWord, mine.id)).toBe(host.id)
  expect(await readHostWord(hostWord, other.id)).toBeUndefined()
  const forged = concat(other.publicKey, hostWord.subarray(65))
  for (const wrong of [forged, await makeHostWord(host, other.id)]) {
    const here = readHere(await makeHere(mine, { ...word, hostWord: wrong }))
    expect(here && (await isTrue(here))).toBe(false)
    // What was found true before does not make another true
    expect(here && (await isTrue(here, hostWord))).toBe(false)
  }
})

it('[X1] the same words have one id, whatever their signature: it can be made anew by anybody who has seen it', async () => {
  const [one, again] = [readHere(await makeHere(mine, word)), readHere(await makeHere(mine, word))]
  expect(one?.id).toBe(again?.id)
  expect(one?.bytes).not.toEqual(again?.bytes)
  const next = readHere(await makeHere(mine, { ...word, sequence: word.sequence + 1 }))
  expect(next?.id).not.toBe(one?.id)
})
