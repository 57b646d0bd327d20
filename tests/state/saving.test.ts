import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { keepSaved } from '../../src/state/saving.ts'
import type { UpdateLog } from '../../src/storage/store.ts'

const logOf = (updates: readonly Uint8Array[], damaged: number): UpdateLog & { appended: number } => ({
  appended: 0,
  unfolded: 0,
  load: async () => ({ updates, damaged }),
  async append() {
    this.appended++
  },
  scatter: async () => undefined,
  fold: async () => undefined,
})

const updateOf = (key: string): Uint8Array => {
  const doc = new Doc()
  doc.getMap('records').set(key, 1)
  return encodeStateAsUpdate(doc)
}

describe('opening what was saved', () => {
  it('[K1] an update that cannot be applied is counted as damaged and costs no other', async () => {
    const doc = new Doc()
    const log = logOf([updateOf('a'), Uint8Array.of(9, 255, 255), updateOf('b'), new Uint8Array(0)], 1)
    const saving = await keepSaved(doc, log)
    expect([...doc.getMap('records').keys()].sort()).toEqual(['a', 'b'])
    expect(saving.damaged).toBe(3)
    doc.getMap('records').set('c', 1)
    await saving.settled()
    expect(log.appended).toBe(1)
    await saving.close()
  })

  it('[K1] neither does one that a listener of the document cannot take', async () => {
    const doc = new Doc()
    doc.getMap('records').observe(({ keysChanged }) => {
      if (keysChanged.has('bad')) throw new Error('bad')
    })
    const saving = await keepSaved(doc, logOf([updateOf('bad'), updateOf('a')], 0))
    expect(doc.getMap('records').has('a')).toBe(true)
    expect(saving.damaged).toBe(1)
    await saving.close()
  })
})
