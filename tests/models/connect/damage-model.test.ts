import { describe, expect, it } from 'vitest'
import { inMemoryRoom } from '../../scenarios/in-memory-room.ts'

const cell = 'reflect/ours/well'

describe('what storage had damaged', () => {
  it('[X8] [K1] is told until it was read, also after a reload, and not again', async () => {
    const room = await inMemoryRoom()
    const phone = await room.join('t1', 'Ana')
    const found = () => phone.model.connection.damage.found.peek()
    const texts = () =>
      [...(phone.model.table.peek()?.notes.peek().get(cell) ?? [])].map(({ text }) => text).sort()
    for (const text of ['one', 'two', 'three']) phone.model.table.peek()?.add(cell, text)
    await phone.reload()
    expect(found()).toBeUndefined()
    const before = texts()

    await phone.close()
    const [update = ''] = [...phone.store.values.keys()].filter((key) =>
      key.includes('/doc/table-t1/update/'),
    )
    phone.store.values.set(update, 'no bytes at all')
    await phone.open()
    expect(texts()).toEqual(before)
    const told = found()
    expect(told).toMatchObject({ records: 1, missing: 0 })
    expect(told?.restored).toBeGreaterThan(0)
    await phone.reload()
    expect(found()).toEqual(told)

    phone.model.connection.damage.dismiss()
    expect(found()).toBeUndefined()
    await phone.reload()
    expect(found()).toBeUndefined()
    expect(texts()).toEqual(before)
    await room.close()
  })
})
