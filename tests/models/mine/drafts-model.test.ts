import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/meeting/storage/facts.ts'
import { draftsModel } from '../../../src/models/mine/drafts-model.ts'

type Words = Readonly<Record<string, string>>

/** A device's storage whose writes end when the test says so. */
const slowFact = () => {
  const begun: Words[] = []
  let end = () => {}
  const set = (words: Words) => {
    begun.push(words)
    return new Promise<void>((resolve) => {
      end = resolve
    })
  }
  const fact: Fact<Words> = {
    get: async () => undefined,
    set,
    keep: (words) => void set(words),
    keepAtOnce: (words) => void set(words),
  }
  return { fact, begun, end: () => end() }
}

describe('drafts', () => {
  it('[K1] what is typed during a write goes out together with the next', async () => {
    const { fact, begun, end } = slowFact()
    const drafts = await draftsModel(fact)
    for (const text of ['a', 'an', 'and']) drafts.set('me/one', text)
    expect(begun).toEqual([{ 'me/one': 'a' }])
    end()
    await expect.poll(() => begun).toEqual([{ 'me/one': 'a' }, { 'me/one': 'and' }])
  })

  it('[K1] a page that goes writes at once, not behind the write under way', async () => {
    const { fact, begun } = slowFact()
    const drafts = await draftsModel(fact)
    for (const text of ['a', 'an', 'and']) drafts.set('me/one', text)
    drafts.flush()
    drafts.flush()
    expect(begun).toEqual([{ 'me/one': 'a' }, { 'me/one': 'and' }])
  })
})
