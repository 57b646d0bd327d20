import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const tests = join(import.meta.dirname, '..')
/** What stands in tests/doubles and takes nothing's place: the real models in a wished-for state, a real relay, real keys, and a wire. */
const noDoubles = [
  'check-preset.ts',
  'device-keys.ts',
  'presets.ts',
  'ward-meeting.ts',
  'watch.ts',
  'relays.ts',
  'room-links.ts',
]
/** Carries nothing and counts who asked: what carries passes the signalling contract as memory-relay.ts. */
const counters = ['memory-relays.ts']

/** Every test and rig that a contract's test is made of, as one text. */
const textOf = (file: string, seen = new Set<string>()): string => {
  if (seen.has(file)) return ''
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const rigs = [...text.matchAll(/from '(\.[^']+-rig\.ts)'/g)].map(([, path]) => join(file, '..', path ?? ''))
  return [text, ...rigs.map((rig) => textOf(rig, seen))].join('\n')
}

it('every double passes the contract of the real thing', () => {
  const contractTests = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(tests, path))
    .filter((path) => /^\w+Contract\(/m.test(readFileSync(path, 'utf8')))
  const held = contractTests.map((path) => textOf(path)).join('\n')
  const doubles = readdirSync(join(tests, 'doubles')).filter(
    (file) => !noDoubles.includes(file) && !counters.includes(file),
  )
  expect(doubles.filter((file) => !held.includes(`doubles/${file}'`))).toEqual([])
})
