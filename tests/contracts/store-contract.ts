import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/storage/store.ts'

/** What every Store keeps to. */
export const storeContract = (name: string, open: () => Store): void => {
  describe(`store: ${name}`, () => {
    it('gives back what was set, and undefined for what was not', async () => {
      const store = open()
      await store.set('a/1', { words: 'ä' })
      await store.set('a/2', new Uint8Array([1, 2, 3]))
      expect(await store.get('a/1')).toEqual({ words: 'ä' })
      expect(await store.get('a/2')).toEqual(new Uint8Array([1, 2, 3]))
      expect(await store.get('a/3')).toBeUndefined()
    })

    it('[K1] a value that was set at once is there at once, and goes the way of every other', async () => {
      const store = open()
      await store.set('m/drafts', { a: 'old' })
      const kept = store.setAtOnce('m/drafts', { a: 'new' })
      expect(await store.get('m/drafts')).toEqual({ a: 'new' })
      await kept
      await store.set('m/drafts', { a: 'newer' })
      expect(await store.get('m/drafts')).toEqual({ a: 'newer' })
      await store.setAtOnce('m/drafts', { a: 'last' })
      await store.deletePrefix('m/')
      expect(await store.get('m/drafts')).toBeUndefined()
    })

    it('keeps a value as it was when it was set', async () => {
      const store = open()
      const value = { words: ['one'] }
      await store.set('a', value)
      value.words.push('two')
      expect(await store.get('a')).toEqual({ words: ['one'] })
    })

    it('lists by prefix in key order, and nothing beside it', async () => {
      const store = open()
      for (const key of ['m/2/b', 'm/1/z', 'm/1/a', 'm/10/a', 'm/1', 'n']) await store.set(key, key)
      expect(await store.entries('m/1/')).toEqual([
        ['m/1/a', 'm/1/a'],
        ['m/1/z', 'm/1/z'],
      ])
    })

    it('sets and deletes together', async () => {
      const store = open()
      await store.set('old', 1)
      await store.setMany(
        [
          ['new/1', 1],
          ['new/2', 2],
        ],
        ['old'],
      )
      expect(await store.get('old')).toBeUndefined()
      expect(await store.entries('new/')).toHaveLength(2)
    })

    it('sets all or nothing', async () => {
      const store = open()
      await store.set('old', 1)
      const uncloneable = { inner: new WeakMap() }
      await expect(
        store.setMany(
          [
            ['new', 1],
            ['bad', uncloneable],
          ],
          ['old'],
        ),
      ).rejects.toThrow()
      expect(await store.get('new')).toBeUndefined()
      expect(await store.get('old')).toBe(1)
    })

    it('[W5] deletes a meeting whole, and nothing of another', async () => {
      const store = open()
      for (const key of ['meeting/1/brief', 'meeting/1/doc/x/1', 'meeting/12/brief']) await store.set(key, 1)
      await store.deletePrefix('meeting/1/')
      expect((await store.entries('meeting/')).map(([key]) => key)).toEqual(['meeting/12/brief'])
      await store.delete('meeting/12/brief')
      expect(await store.entries('meeting/')).toEqual([])
    })
  })
}
