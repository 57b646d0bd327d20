import { computed, signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { continueMeetings, type FollowedMeeting, isUnsettled } from '../../src/domain/outcome/follow-up.ts'
import type { PromiseRow } from '../../src/domain/outcome/kept-promise.ts'
import type { ActionPoint, Earlier, Outcome, OutcomeState } from '../../src/domain/records/records.ts'
import { done } from '../../src/lib/result.ts'
import { meetingFacts, promisesOf } from '../../src/meeting/storage/facts.ts'
import { loadKept } from '../../src/meeting/storage/kept-promises.ts'
import { openPromisesModel } from '../../src/models/between/promises-model.ts'
import type { PointView, RoomModel } from '../../src/models/room/room-types.ts'
import { followUp } from '../../src/models/series/follow-up.ts'
import type { RoomView } from '../../src/records/set/room-types.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import { seeded } from '../optical/seeded.ts'

/** Two to six meetings each, with everything that can come between. */
const runs = 500
const states: readonly OutcomeState[] = ['done', 'changed', 'blocked', 'let-go', 'avoided']
const dayMs = 86_400_000
const people = ['Ana', 'Ben', 'Cem', 'Dora'] as const

interface Phone {
  readonly name: string
  store: ReturnType<typeof memoryStore>
  /** Promises that this person has lost by a wipe, and not claimed since. */
  readonly lost: Set<string>
}

/** What the room of one meeting says, with no signatures: who may say what is proven elsewhere. */
const openRoom = (earlier: Earlier | undefined) => {
  const view = signal({ earlier, outcomes: new Map(), points: new Map() } as unknown as RoomView)
  const points = signal<readonly PointView[]>([])
  return {
    view,
    points,
    outcomes: () => view.value.outcomes,
    say(key: string, content: Outcome) {
      const outcomes = new Map(view.value.outcomes).set(key.slice('outcome/'.length), content)
      view.value = { ...view.value, outcomes }
    },
    put(point: ActionPoint) {
      const shown = { ...point, table: undefined, mine: true, mayTake: true, agreed: undefined }
      points.value = [...points.value.filter(({ id }) => id !== point.id), shown]
    },
  }
}

const openOn = async (phone: Phone, meeting: string, room: ReturnType<typeof openRoom>, now: number) => {
  const { store } = phone
  const facts = meetingFacts(store, meeting)
  const model = {
    points: room.points,
    take: async (id: string, taken: boolean, who: string) => {
      const point = room.points.peek().find((one) => one.id === id)
      if (point) room.put({ ...point, taken, who })
      return done
    },
    ask: async () => done,
  } as unknown as RoomModel
  const summary = await facts.summary.get()
  const opened = await followUp({
    view: computed(() => room.view.value),
    facts,
    room: model,
    summary,
    say: async (key, content) => {
      room.say(key, content)
      return done
    },
    promised: () => promisesOf(store),
    kept: () => loadKept(store),
    isOwnName: (who) => who === phone.name,
    questionOf: async () => '',
    forgetOwn: async () => done,
    now: () => now,
  })
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return {
    ...opened.models,
    async close() {
      opened.close()
      await settled()
    },
  }
}

const runOnce = async (seed: number) => {
  const chance = seeded(seed)
  const happens = (share: number) => chance() < share
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
  const phones: readonly Phone[] = people.map((name) => ({ name, store: memoryStore(), lost: new Set() }))
  const settled = new Set<string>()
  const made = new Map<string, string>()
  const said: FollowedMeeting[] = []
  const { browser } = fakeBrowser({})
  const count = 2 + Math.floor(chance() * 5)

  for (let at = 0; at < count; at++) {
    const meeting = String(at).padStart(32, '0')
    const now = (at + 1) * 30 * dayMs
    const last = said.at(-1)
    const earlier = last && continueMeetings([last])
    const room = openRoom(earlier)
    const open = [...made.keys()].filter((id) => !settled.has(id)).toSorted()
    expect((earlier?.points.map(({ id }) => id) ?? []).toSorted(), 'each open point once').toEqual(open)

    const closing: (() => Promise<void>)[] = []
    for (const phone of phones) {
      if (happens(0.15)) {
        phone.store = memoryStore()
        for (const [id, owner] of made) if (owner === phone.name) phone.lost.add(id)
      }
      if (happens(0.25)) continue
      const summary = { id: meeting, title: `M${at}`, focus: '', role: 'participant', sample: false } as const
      await meetingFacts(phone.store, meeting).summary.set({ ...summary, startedAt: now, openedAt: now })
      const device = await openOn(phone, meeting, room, now)
      closing.push(device.close)
      for (const point of device.follow.earlier.peek()?.points ?? []) {
        if (!point.mine && point.who === phone.name && phone.lost.has(point.id)) {
          device.follow.setMine(point.id, true)
          phone.lost.delete(point.id)
        }
      }
      for (const point of device.follow.earlier.peek()?.points ?? []) {
        if (point.mine) expect(point.who, 'nobody has another’s promise').toBe(phone.name)
        if (point.answer) expect(room.outcomes().has(point.id), 'nothing is offered twice').toBe(false)
        // A facilitator may have written down what was said aloud, also of people who are away.
        const outcome = point.answer ?? (happens(0.3) ? { state: pick(states), learned: '' } : undefined)
        if (!outcome || (!point.mine && !happens(0.1))) continue
        await device.follow.setOutcome(point.id, outcome)
        // Twice, or on a second phone of the same person.
        if (happens(0.3)) await device.follow.setOutcome(point.id, outcome)
      }
      if (happens(0.6)) {
        const id = `t1-${phone.name}${at}`
        made.set(id, phone.name)
        room.put({ id, what: id, who: phone.name, how: '', when: '', asks: 'Ben', taken: false })
        await device.room.take(id, true, phone.name)
      }
    }
    for (const close of closing) await close()
    for (const [id, { state }] of room.outcomes()) if (!isUnsettled(state)) settled.add(id)
    said.push({
      id: meeting,
      title: `M${at}`,
      heldAt: now,
      points: room.points.peek().map(({ id, what, who, how, when, asks, taken }) => ({
        id,
        what,
        who,
        how,
        when,
        asks,
        taken,
      })),
      earlier,
      outcomes: room.outcomes(),
    })

    for (const phone of phones) {
      const between = openPromisesModel({
        store: phone.store,
        browser: { ...browser, now: () => now + dayMs },
      })
      await between.reload()
      const ids = (rows: readonly PromiseRow[]) => rows.map(({ id }) => id)
      const open = ids(between.open.value)
      expect(new Set(open).size, 'nothing stands twice').toBe(open.length)
      const logged = between.log.value.flatMap(({ promises }) => ids(promises))
      expect(new Set(logged).size, 'nor in the log').toBe(logged.length)
      for (const id of [...open, ...logged]) expect(made.get(id), 'one’s own alone').toBe(phone.name)
      for (const [id, owner] of made) {
        if (owner !== phone.name || phone.lost.has(id) || settled.has(id)) continue
        expect(open, 'nothing is lost that its owner did not lose').toContain(id)
      }
      for (const row of between.open.value)
        for (let times = Math.floor(chance() * 3); times > 0; times--)
          await between.answer(row, { state: pick(states), learned: `learned ${times}` })
    }
  }
}

it(`[B3] [L8] over ${runs} random rows of meetings nothing is lost, twice, or at another person`, async () => {
  for (let seed = 1; seed <= runs; seed++) {
    try {
      await runOnce(seed)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
}, 120_000)
