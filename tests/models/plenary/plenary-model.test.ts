import { effect, signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { ReadoutNote } from '../../../src/domain/plenary/readout.ts'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import { newId } from '../../../src/grid/new-id.ts'
import { insist } from '../../../src/lib/result.ts'
import { plenaryModel } from '../../../src/models/plenary/plenary-model.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import { note, openRoom, roomDevice, sync } from '../../records/set/room-fixture.ts'

const cell = 'reflect/ours/well'

/** The plenary as one facilitator's device has it. */
const plenaryOn = (room: Room, signer: OwnSigner) => {
  const view = signal(room.view)
  const readout = signal(readoutOf(room.view))
  const close = room.onChange(() => {
    view.value = room.view
    readout.value = readoutOf(room.view)
  })
  const model = plenaryModel({
    view,
    readout,
    template: signal(actionLearningMeeting),
    say: (statements) => room.writeAll(statements, signer),
    newThemeId: newId,
  })
  return { model, readout, view, close }
}

const twoFacilitators = async (tables = 3) => {
  const opened = await openRoom(tables)
  const second = await makeSigner()
  insist(await opened.tablet.room.write(`role/${second.id}`, { facilitator: true }, opened.facilitator))
  const other = roomDevice(opened.facilitator.id)
  for (let number = 1; number <= tables; number++) {
    const { room, signer } = opened.at(number)
    for (const name of ['a', 'b'])
      insist(
        await room.write(
          `note/t${number}-${name}`,
          note(`${name} of ${number}`, { order: `a${name}` }),
          signer,
        ),
      )
    await sync(room, opened.tablet.room)
  }
  await sync(opened.tablet.room, other.room)
  const tablet = plenaryOn(opened.tablet.room, opened.facilitator)
  const laptop = plenaryOn(other.room, second)
  const meet = () => sync(opened.tablet.room, other.room)
  return { ...opened, tablet, laptop, meet, rooms: [opened.tablet.room, other.room] as const }
}

const shown = ({ readout }: Pick<ReturnType<typeof plenaryOn>, 'readout'>) => {
  const here = readout.value.cells.get(cell)
  const ids = (notes: readonly ReadoutNote[] | undefined) => (notes ?? []).map(({ id }) => id)
  return {
    themes: (here?.themes ?? []).map(({ name, notes, tables }) => [name, ids(notes), tables]),
    alone: ids(here?.alone),
    parked: ids(here?.parked),
    hidden: here?.hidden,
  }
}

describe('themes', () => {
  it('[R3] grouped, named, taken out, ungrouped: tables are counted, and what one table said stays in sight', async () => {
    const { tablet } = await twoFacilitators()
    const theme = insist(await tablet.model.group(['t2-a', 't1-a', 't1-b']))
    expect(theme).toBeDefined()
    await tablet.model.rename(theme ?? '', '  Handover ')
    expect(shown(tablet)).toMatchObject({
      themes: [['Handover', ['t1-a', 't1-b', 't2-a'], ['t1', 't2']]],
      alone: ['t2-b', 't3-a', 't3-b'],
    })
    insist(await tablet.model.group(['t3-a', 't2-a']))
    await tablet.model.takeOut(['t1-a', 't1-a'])
    expect(shown(tablet).themes).toEqual([['Handover', ['t1-b', 't2-a', 't3-a'], ['t1', 't2', 't3']]])
    await tablet.model.ungroup(theme ?? '')
    expect(shown(tablet)).toMatchObject({
      themes: [],
      alone: ['t1-a', 't1-b', 't2-a', 't2-b', 't3-a', 't3-b'],
    })
  })

  it('[R3] a note alone is a theme only by a name, and notes of two cells are none', async () => {
    const { tablet, at } = await twoFacilitators(2)
    expect(insist(await tablet.model.group(['t1-a']))).toBeUndefined()
    expect(insist(await tablet.model.group(['t1-a'], 'Safety'))).toBeDefined()
    expect(shown(tablet).themes).toEqual([['Safety', ['t1-a'], ['t1']]])
    const { room, signer } = at(2)
    insist(await room.write('note/t2-c', note('elsewhere', { cell: 'plan/ours/stop' }), signer))
    await sync(room, at(1).room)
    expect(insist(await tablet.model.group(['t1-b', 't2-c']))).toBeUndefined()
    await tablet.model.takeOut(['t1-a'])
    expect(shown(tablet).themes).toEqual([])
  })

  it('[R3] two who group the same at the same time have made one theme', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    const made = await Promise.all([
      tablet.model.group(['t1-a', 't2-a']),
      laptop.model.group(['t2-a', 't1-a']),
    ])
    await meet()
    expect(made[0]).toEqual(made[1])
    expect(shown(tablet)).toEqual(shown(laptop))
    expect(shown(tablet).themes).toHaveLength(1)
  })

  it('[R3] an undo takes back one’s own act and leaves what another has said since', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    const theme = insist(await tablet.model.group(['t1-a', 't2-a'], 'Sheet')) ?? ''
    await meet()
    await laptop.model.add(theme, ['t3-a', 't3-b'])
    await meet()
    expect(tablet.model.undoes.value).toBe('group')
    await tablet.model.undo()
    await meet()
    // The other's two notes are still together, and the first's stand alone again.
    expect(shown(laptop)).toMatchObject({ themes: [['Sheet', ['t3-a', 't3-b'], ['t3']]] })
    expect(shown(laptop).alone).toEqual(['t1-a', 't1-b', 't2-a', 't2-b'])
    await laptop.model.undo()
    expect(shown(laptop).themes).toEqual([])
  })

  it('[R3] an act that another has undone by a later one is passed over', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    await tablet.model.star('t1-a', true)
    await tablet.model.park('t2-a', true)
    await meet()
    await laptop.model.park('t2-a', false)
    await meet()
    expect(tablet.model.undoes.value).toBe('star')
    expect(insist(await tablet.model.undo())).toBe(true)
    expect(shown(tablet).parked).toEqual([])
    expect(tablet.readout.value.cells.get(cell)?.notes[0]?.starred).toBeUndefined()
    expect(insist(await tablet.model.undo())).toBe(false)
    expect([tablet.model.undoes.value, tablet.model.redoes.value]).toEqual([undefined, 'star'])
  })
})

describe('marks', () => {
  it('[R6] two who mark one note in two ways at once both keep what they said', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    await Promise.all([laptop.model.hide('t1-a', true), tablet.model.group(['t1-a', 't2-a'], 'Sheet')])
    await Promise.all([tablet.model.star('t3-a', true), laptop.model.park('t3-a', true)])
    await meet()
    for (const device of [tablet, laptop])
      expect(shown(device)).toMatchObject({
        themes: [['Sheet', ['t2-a'], ['t2']]],
        parked: ['t3-a'],
        hidden: 1,
      })
    expect(tablet.readout.value.hidden).toBe(1)
    expect(tablet.model.hidden.value.map(({ text }) => text)).toEqual(['a of 1'])
    expect(tablet.readout.value.cells.get(cell)?.parked[0]?.starred).toBe(true)
  })

  it('[R6] marks of the days when a note had one record of them are read, and changed part by part', async () => {
    const { tablet, rooms, facilitator } = await twoFacilitators()
    await rooms[0].write('mark/t1-a', { parked: true, starred: true }, facilitator)
    expect(shown(tablet).parked).toEqual(['t1-a'])
    await tablet.model.park('t1-a', false)
    expect(tablet.readout.value.cells.get(cell)?.notes[0]).toMatchObject({ id: 't1-a', starred: true })
  })
})

describe('presenting', () => {
  it('[L3] table 1 does not begin; the next one is told, and each has one turn', async () => {
    const { tablet } = await twoFacilitators()
    const said: unknown[] = []
    const stop = effect(() => {
      const { table, next } = tablet.view.value.spotlight ?? {}
      said.push([table, next])
    })
    await tablet.model.begin('full')
    expect(tablet.model.upcoming.value).toBe('t3')
    await tablet.model.tellNext('t1')
    await tablet.model.nextTurn()
    await tablet.model.nextTurn()
    expect(tablet.model.upcoming.value).toBeUndefined()
    await tablet.model.nextTurn()
    stop()
    expect(said.slice(1)).toEqual([
      ['t2', 't3'],
      ['t2', 't1'],
      ['t1', 't3'],
      ['t3', undefined],
      [undefined, undefined],
    ])
    expect(tablet.view.value.spotlight?.round?.heard).toEqual(['t2', 't1', 't3'])
  })

  it('[R4] something else is lit in between, and the presenting goes on', async () => {
    const { tablet } = await twoFacilitators()
    await tablet.model.begin('full')
    await tablet.model.light({ cell })
    expect(tablet.view.value.spotlight).toMatchObject({ table: 't2', cell, next: 't3' })
    await tablet.model.light(undefined)
    await tablet.model.stopPresenting()
    expect(tablet.view.value.spotlight).toEqual({
      round: { stage: 'open', how: 'full', heard: ['t2'], points: [] },
    })
    await tablet.model.nextTurn()
    expect(tablet.view.value.spotlight).toMatchObject({ table: 't1', next: 't3' })
  })
})

describe('said in plenary, and order', () => {
  it('[R3] a note is marked as said and unsaid again, undone and redone', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    insist(await tablet.model.markSaid('t1-a', true))
    await meet()
    const said = ({ readout }: typeof tablet) =>
      readout.value.cells.get(cell)?.notes.flatMap(({ id, said: is }) => (is ? [id] : []))
    expect(said(laptop)).toEqual(['t1-a'])
    expect(tablet.model.undoes.value).toBe('said')
    insist(await tablet.model.undo())
    expect(said(tablet)).toEqual([])
    insist(await tablet.model.redo())
    expect(said(tablet)).toEqual(['t1-a'])
  })

  it('[R3] themes stand as they were put in order, new ones after them, on every device and undone in one go', async () => {
    const { tablet, laptop, meet } = await twoFacilitators()
    const names = ({ readout }: typeof tablet) =>
      readout.value.cells.get(cell)?.themes.map(({ name }) => name)
    const one = insist(await tablet.model.group(['t1-a', 't2-a'], 'one'))
    const two = insist(await tablet.model.group(['t1-b', 't2-b'], 'two'))
    expect(names(tablet)).toEqual(['one', 'two'])
    insist(await tablet.model.orderThemes('reflect', [two ?? '', one ?? '']))
    insist(await tablet.model.group(['t3-a', 't3-b'], 'three'))
    await meet()
    expect(names(laptop)).toEqual(['two', 'one', 'three'])
    insist(await tablet.model.undo())
    insist(await tablet.model.undo())
    expect(names(tablet)).toEqual(['one', 'two'])
  })

  it('[R3] an order of cells leaves the order of themes as it is', async () => {
    const { tablet } = await twoFacilitators()
    insist(await tablet.model.orderThemes('reflect', ['x', 'y']))
    insist(await tablet.model.orderCells('reflect', ['reflect/ours/better', cell]))
    insist(await tablet.model.orderThemes('reflect', ['y']))
    expect(tablet.view.value.orders.get('reflect')).toEqual({
      cells: ['reflect/ours/better', cell],
      themes: ['y', 'x'],
    })
  })
})
