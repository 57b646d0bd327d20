import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { blockOf, minutesAt } from '../../src/domain/rounds/pace.ts'
import { cellId, type Place } from '../../src/domain/template/template.ts'
import { unrollRounds } from '../../src/domain/template/unrolled.ts'
import { insist } from '../../src/lib/result.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { fitTemplate } from '../../src/templates/fit.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const minuteMs = 60_000
/** Clocks on screens move when their device's timers do; this long, so that a timekeeper's beat is among them. */
const timersMs = 10_000

const tableOf = ({ model }: RoomDevice) => {
  const table = model.table.value
  if (!table) throw new Error('no table')
  return table
}
const turnOf = (phone: RoomDevice) => {
  const turn = tableOf(phone).rounds.turn.value
  if (!turn) throw new Error('no turn')
  return turn
}
const minutesLeft = ({ model }: RoomDevice) => (model.clock.value.remainingMs ?? Number.NaN) / minuteMs

/** So many tables of so many people, linked with the tablet and with their mates; time passes for all of them alike. */
const openSets = async ({
  tables,
  each,
  presenters,
}: {
  tables: number
  each: number
  presenters: number
}) => {
  const template = fitTemplate(actionLearningSet, { presenters, continues: false })
  const unrolled = unrollRounds(template)
  const room = await inMemoryRoom({ tables, template })
  const { tablet, network } = room
  const sets: RoomDevice[][] = []
  for (let at = 0; at < tables; at++) {
    const phones: RoomDevice[] = []
    for (let seat = 0; seat < each; seat++) {
      const phone = await room.join(`t${at + 1}`, `P${at + 1}.${seat + 1}`)
      network.link(phone.device, tablet.device)
      for (const mate of phones) network.link(phone.device, mate.device)
      phones.push(phone)
    }
    sets.push(phones)
  }
  await network.settle()
  let passed = 0
  const { facilitate } = tablet.model
  if (!facilitate) throw new Error('nobody leads')
  return {
    room,
    sets,
    tablet,
    unrolled,
    minutesPassed: () => passed,
    async pass(minutes: number) {
      passed += minutes
      for (const { world } of room.all) world.advance(minutes * minuteMs)
      vi.advanceTimersByTime(timersMs)
      await network.settle()
    },
    async roomTo(place: Place) {
      insist(await facilitate.move(place))
      await network.settle()
    },
    async roomOn() {
      await facilitate.next()
      await network.settle()
    },
    settle: network.settle,
  }
}

describe('sets by the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[L5] a set of six in which two present: 64 minutes, each step by its clock, and four who know that they listen', async () => {
    const { room, sets, tablet, unrolled, pass, roomTo, roomOn, settle, minutesPassed } = await openSets({
      tables: 1,
      each: 6,
      presenters: 2,
    })
    const phones = sets[0] ?? []
    const keeper = phones[5] as RoomDevice
    const { rounds } = tableOf(keeper)
    await roomTo({ stage: 'open', step: 'open' })
    await pass(2)
    await roomOn()
    for (const [at, phone] of phones.entries()) {
      insist(tableOf(phone).rounds.bid(`What ${at} would like`))
      await settle()
    }
    await pass(3)
    await roomOn()

    for (const turn of [1, 2]) {
      const stage = turn === 1 ? 'turn' : 'turn-2'
      const wonder = cellId(stage, 'wonder', 'notes')
      const commitment = cellId(stage, 'commitment', 'notes')
      const presenter = phones[turn - 1] as RoomDevice
      insist(rounds.start())
      await settle()
      for (const phone of phones) {
        expect(turnOf(phone)).toMatchObject({ number: turn, of: 2, state: 'running' })
        expect(turnOf(phone).presenter?.mine).toBe(phone === presenter)
        expect(turnOf(phone).next?.text).toBe(turn === 1 ? 'What 1 would like' : undefined)
      }
      const steps = blockOf(unrolled, { stage, step: 'challenge' })
      expect(steps.map(({ step }) => step.minutes)).toEqual([4, 10, 2, 6, 2, 2])
      for (const [at, { place, step }] of steps.entries()) {
        for (const phone of phones) {
          expect(phone.model.place.value).toEqual(place)
          expect(minutesLeft(phone)).toBe(step.minutes)
          expect(phone.model.gates.mayWrite(wonder)).toBe(at >= 3)
          expect(phone.model.gates.mayWrite(commitment)).toBe(at >= 4 && phone === presenter)
        }
        await pass(step.minutes / 2)
        for (const phone of phones) expect(minutesLeft(phone)).toBe(step.minutes / 2)
        // At zero the clock goes on, and moves nothing.
        await pass(step.minutes / 2)
        for (const phone of phones) expect([minutesLeft(phone), phone.model.place.value]).toEqual([0, place])
        if (step.id === 'commitment') insist(tableOf(presenter).add(commitment, `What ${turn} will do`))
        if (at < steps.length - 1) insist(rounds.next())
        await settle()
      }
      expect(turnOf(keeper).last).toBe(turn === 2)
      expect(minutesLeft(tablet)).toBe(0)
      await roomOn()
    }
    expect(tablet.model.place.value).toEqual({ stage: 'close', step: 'close' })
    await pass(7)
    expect(minutesPassed()).toBe(64)
    for (const phone of phones) {
      expect(minutesLeft(phone)).toBe(0)
      expect(tableOf(phone).rounds.turn.value).toBeUndefined()
    }
    // Both presenters can be asked the next time, each on their own phone alone.
    for (const [at, { store }] of phones.entries()) {
      const kept = (store.values.get(`meeting/${room.id}/commitments`) ?? []) as readonly { text: string }[]
      expect(kept.map(({ text }) => text)).toEqual(at < 2 ? [`What ${at + 1} will do`] : [])
    }
    await room.close()
  })

  it('[L5] six tables with a break after the second turn: each goes by its own clock, and the slow are taken along by the room’s', async () => {
    const { room, sets, tablet, unrolled, pass, roomTo, roomOn, settle, minutesPassed } = await openSets({
      tables: 6,
      each: 2,
      presenters: 3,
    })
    const keepers = sets.map(([, keeper]) => keeper as RoomDevice)
    await roomTo({ stage: 'open', step: 'bids' })
    for (const [presenter, keeper] of sets as [RoomDevice, RoomDevice][]) {
      insist(tableOf(presenter).rounds.bid('First'))
      await settle()
      insist(tableOf(keeper).rounds.bid('Second'))
      await settle()
    }
    await pass(3)
    await roomOn()
    for (const turn of [1, 2, 3]) {
      const start = { stage: turn === 1 ? 'turn' : `turn-${turn}`, step: 'challenge' }
      const steps = blockOf(unrolled, start)
      const roomMinutes = minutesAt(unrolled, start)
      expect(steps.filter(({ step }) => step.id === 'break')).toHaveLength(turn === 2 ? 1 : 0)
      expect(roomMinutes).toBe(turn === 2 ? 31 : 26)
      for (const keeper of keepers) {
        expect(turnOf(keeper)).toMatchObject({ number: turn, state: 'waiting', place: start })
        insist(tableOf(keeper).rounds.start())
      }
      await settle()
      expect(minutesLeft(tablet)).toBe(roomMinutes)
      // Each table by its own clock; each takes a minute more for its questions than the one before.
      const due = keepers.map(() => steps[0]?.step.minutes ?? 0)
      for (let minute = 1; minute <= roomMinutes; minute++) {
        await pass(1)
        for (const [at, keeper] of keepers.entries()) {
          const now = turnOf(keeper)
          if (minute < (due[at] ?? 0)) continue
          const place = steps.findIndex(({ step }) => step.id === now.place.step)
          const following = steps[place + 1]
          if (!following) continue
          insist(tableOf(keeper).rounds.next())
          due[at] = minute + following.step.minutes + (following.step.id === 'questions' ? at : 0)
        }
        await settle()
      }
      const reached = keepers.map((keeper) => turnOf(keeper).place.step)
      const last = steps.at(-1)?.step.id
      // The first table is through to the minute; the last one is five minutes behind it.
      const slow = keepers[5] as RoomDevice
      expect([reached[0], reached[5]]).toEqual([last, turn === 2 ? 'break' : 'perspectives'])
      expect([minutesLeft(keepers[0] as RoomDevice), minutesLeft(slow)]).toEqual([0, turn === 2 ? 5 : 1])
      for (const [at, phones] of sets.entries())
        for (const phone of phones) expect(phone.model.place.value.step).toBe(reached[at])
      await roomOn()
      for (const keeper of keepers) if (turn < 3) expect(turnOf(keeper).number).toBe(turn + 1)
    }
    expect(minutesPassed()).toBe(3 + 26 + 31 + 26)
    for (const phones of sets)
      for (const phone of phones) expect(phone.model.place.value).toEqual({ stage: 'close', step: 'close' })
    await room.close()
  })
})
