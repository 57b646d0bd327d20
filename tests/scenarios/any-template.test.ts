import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextRoomPlace, previousRoomPlace, roomPlaceOf } from '../../src/domain/rounds/pace.ts'
import { firstPlace } from '../../src/domain/template/places.ts'
import { cellId } from '../../src/domain/template/template.ts'
import { done } from '../../src/lib/result.ts'
import { anyTemplate } from '../domain/template/any-template.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const tableOf = (device: RoomDevice) => {
  const table = device.model.table.value
  if (!table) throw new Error('no table')
  return table
}

it('[S2] [R7] any template runs on real devices from start to end and back, and each word is on every phone of its table', async () => {
  for (const template of fc.sample(anyTemplate, { numRuns: 12, seed: 41 })) {
    const room = await inMemoryRoom({ template, tables: 1 })
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    const facilitate = room.tablet.model.facilitate
    if (!facilitate) throw new Error('no facilitator')
    const run = room.tablet.model.template.value
    const written = new Set<string>()
    const unsaid = new Set<string>()
    const writeWhatIsOpen = () => {
      for (const stage of ana.model.template.value.stages)
        for (const { row, column, staysWithMe, presenterOnly } of stage.grid?.cells ?? []) {
          const cell = cellId(stage.id, row, column)
          // Whose turn it is may be Ben's by now, as he too writes into the cell in which one asks for time.
          if (!staysWithMe && !presenterOnly) unsaid.add(cell)
          for (const phone of [ana, ben]) {
            if (!phone.model.gates.mayWrite(cell)) continue
            const words = `${cell} by ${phone.device.at(-1)}`
            if (written.has(words)) continue
            expect(tableOf(phone).add(cell, words)).toEqual(done)
            written.add(words)
            unsaid.delete(cell)
          }
          if ([...written].some((words) => words.startsWith(`${cell} by`))) unsaid.delete(cell)
        }
    }
    const first = firstPlace(run)
    for (let at = first && roomPlaceOf(run, first); at; at = nextRoomPlace(run, at)) {
      await facilitate.move(at)
      await room.network.settle()
      expect(room.tablet.model.place.value).toEqual(at)
      const turn = () => tableOf(ana).rounds.turn.value
      const steps = turn()?.steps.length ?? 1
      if (turn()) tableOf(ana).rounds.start()
      for (let step = 0; step < steps; step++) {
        if (step > 0) tableOf(ana).rounds.next()
        await room.network.settle()
        expect(ben.model.place.value).toEqual(ana.model.place.value)
        writeWhatIsOpen()
      }
      await room.network.settle()
    }
    expect([...unsaid]).toEqual([])
    const onGrid = (phone: RoomDevice) =>
      [...tableOf(phone).notes.value.values()]
        .flat()
        .map(({ text }) => text)
        .sort()
    const all = [...written].sort()
    for (let at = room.tablet.model.place.value; ; ) {
      for (const phone of [ana, ben]) expect(onGrid(phone)).toEqual(all)
      const before = previousRoomPlace(run, at)
      if (!before) break
      at = before
      await facilitate.previous()
      await room.network.settle()
      expect(room.tablet.model.place.value).toEqual(at)
    }
    await ana.reload()
    expect(onGrid(ana)).toEqual(all)
    await room.close()
  }
}, 120_000)
