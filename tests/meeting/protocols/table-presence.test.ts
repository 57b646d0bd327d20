import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { textToBytes } from '../../../src/lib/bytes.ts'
import { openTablePresence, type TablePresence } from '../../../src/meeting/protocols/table-presence.ts'
import { presenceCodec, signState } from '../../../src/meeting/protocols/table-presence-messages.ts'
import { type DeviceKey, makeDeviceKeys, openDeviceKey } from '../../../src/mesh/contract/device-key.ts'
import type { MessageListener, Peer } from '../../../src/mesh/contract/mesh.ts'

const table = 't1'

interface Mate {
  readonly key: DeviceKey
  readonly presence: TablePresence
  /** Messages of the table that have come, by the neighbour that sent them. */
  readonly heard: { readonly from: DeviceId; readonly bytes: Uint8Array }[]
  hear(from: DeviceId, bytes: Uint8Array): void
}

/** Devices of one table, with these links between them; who stands in `strangers` has no seat. */
const sitAt = async (
  count: number,
  links: readonly (readonly [number, number])[],
  strangers: readonly number[] = [],
) => {
  const keys = await Promise.all(
    Array.from({ length: count }, async () => openDeviceKey(await makeDeviceKeys())),
  )
  const ids = keys.map(({ id }) => id)
  const up = new Set<string>()
  const tell = new Map<DeviceId, () => void>()
  const listeners = new Map<DeviceId, MessageListener>()
  const mates: Mate[] = []
  const hasSeat = (device: DeviceId) => !strangers.includes(ids.indexOf(device))
  const closed = new Set<DeviceId>()
  const isLinked = (a: DeviceId, b: DeviceId) => up.has([a, b].sort().join())
  for (const key of keys) {
    const heard: Mate['heard'] = []
    const peers = () =>
      new Map<DeviceId, Peer>(
        ids
          .filter((id) => id !== key.id)
          .map((device) => [
            device,
            { device, linked: isLinked(key.id, device), table, facilitator: false, agrees: new Map() },
          ]),
      )
    const hear = (from: DeviceId, bytes: Uint8Array) => {
      heard.push({ from, bytes })
      listeners.get(key.id)?.(from, bytes, true, from)
    }
    const presence = openTablePresence({
      table,
      mesh: {
        self: key.id,
        key,
        get peers() {
          return peers()
        },
        onPeers: (listener) => {
          tell.set(key.id, listener)
          return () => undefined
        },
        send: () => undefined,
        sendDirect: (to, _, bytes) => {
          if (isLinked(key.id, to)) queueMicrotask(() => mates[ids.indexOf(to)]?.hear(key.id, bytes))
          return isLinked(key.id, to)
        },
        onMessage: (_, listener) => {
          listeners.set(key.id, listener)
          return () => undefined
        },
      },
      admits: (device) => hasSeat(device) && !closed.has(key.id),
      isSeated: hasSeat,
      now: () => 1_000,
    })
    mates.push({ key, presence, heard, hear })
  }
  const link = (a: number, b: number) => {
    up.add([ids[a], ids[b]].sort().join())
    for (const one of [a, b]) tell.get(ids[one] ?? '')?.()
  }
  for (const [a, b] of links) link(a, b)
  /** Whether the device lets its neighbours in. */
  const letIn = (mate: number, does: boolean) => {
    const id = ids[mate] ?? ''
    if (does) closed.delete(id)
    else closed.add(id)
    tell.get(id)?.()
  }
  return { letIn, mates: mates as [Mate, Mate, ...Mate[]], link }
}

const until = (look: () => void) => vi.waitFor(look, { timeout: 5_000, interval: 5 })
const stateBytes = async (key: DeviceKey, sequence: number, state: Record<string, unknown>, at = table) =>
  presenceCodec.encode(await signState(key, { table: at, sequence, state }))

describe('what devices say of themselves at their table', () => {
  it('[P4] [L6] passes from mate to mate over the links that there are, each device its last word', async () => {
    const { mates } = await sitAt(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ])
    const [first, , third] = mates
    first.presence.say('beat', 5)
    first.presence.say('air', [1])
    await until(() => {
      for (const mate of mates.slice(1)) expect(mate.presence.others.value).toEqual([{ beat: 5, air: [1] }])
    })
    first.presence.say('air', undefined)
    third?.presence.say('beat', 7)
    await until(() =>
      expect(mates[1].presence.others.value).toEqual(expect.arrayContaining([{ beat: 5 }, { beat: 7 }])),
    )
    await until(() => expect(first.presence.others.value).toEqual([{ beat: 7 }]))
  })

  it('[P4] a mate that comes later is shown what was said before', async () => {
    const { mates, link } = await sitAt(3, [[0, 1]])
    mates[0].presence.say('beat', 5)
    await until(() => expect(mates[1].presence.others.value).toEqual([{ beat: 5 }]))
    link(1, 2)
    await until(() => expect(mates[2]?.presence.others.value).toEqual([{ beat: 5 }]))
  })

  it('[P4] what a mate showed before this device let it in is shown again', async () => {
    const { mates, link, letIn } = await sitAt(2, [])
    letIn(0, false)
    link(0, 1)
    mates[1].presence.say('beat', 5)
    await until(() => expect(mates[0].heard.length).toBeGreaterThan(1))
    expect(mates[0].presence.others.value).toEqual([])
    letIn(0, true)
    await until(() => expect(mates[0].presence.others.value).toEqual([{ beat: 5 }]))
  })

  it('[X1] nobody speaks in another’s name: changed words, another table’s, and those of no seat are nothing', async () => {
    const { mates } = await sitAt(4, [[0, 1]], [3])
    const [victim, mate, attacker, stranger] = mates
    victim.presence.say('beat', 5)
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 5 }]))
    const changed = (await stateBytes(victim.key, 5_000, { beat: 6 })).slice()
    changed.set(textToBytes('9'), changed.length - 2)
    const swapped = (await stateBytes((attacker as Mate).key, 5_000, { beat: 6 })).slice()
    swapped.set(victim.key.publicKey, 1)
    for (const bytes of [
      changed,
      swapped,
      await stateBytes(victim.key, 5_000, { beat: 6 }, 't2'),
      await stateBytes((stranger as Mate).key, 5_000, { beat: 6 }),
      new Uint8Array(3),
    ])
      mate.hear(victim.key.id, bytes)
    victim.presence.say('beat', 8)
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 8 }]))
  })

  it('[X1] an older word that is played again changes nothing and goes no further', async () => {
    const { mates } = await sitAt(3, [
      [0, 1],
      [1, 2],
    ])
    const [victim, mate, third] = mates
    victim.presence.say('beat', 5)
    await until(() => expect(third?.presence.others.value).toEqual([{ beat: 5 }]))
    const old = third?.heard.at(-1)?.bytes ?? new Uint8Array()
    victim.presence.say('beat', 6)
    await until(() => expect(third?.presence.others.value).toEqual([{ beat: 6 }]))
    const before = third?.heard.length
    mate.hear(victim.key.id, old)
    victim.presence.say('beat', 7)
    await until(() => expect(third?.presence.others.value).toEqual([{ beat: 7 }]))
    expect(third?.heard.length).toBe((before ?? 0) + 1)
  })

  it('[X1] [X11] asked without end, a device answers some of it', async () => {
    const { mates } = await sitAt(2, [[0, 1]])
    const [attacker, mate] = mates
    mate.presence.say('beat', 5)
    await until(() => expect(attacker.presence.others.value).toEqual([{ beat: 5 }]))
    const before = attacker.heard.length
    for (let times = 0; times < 1_000; times++) mate.hear(attacker.key.id, presenceCodec.encode({ t: 'ask' }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(attacker.heard.length - before).toBeLessThan(10)
  })

  it('[X1] [X2] forged states in a mate’s name cost little work, and the mate’s own word is heard meanwhile', async () => {
    const { mates } = await sitAt(3, [
      [0, 1],
      [1, 2],
    ])
    const [victim, mate, attacker] = mates
    const forged = await stateBytes((attacker as Mate).key, 9_000, { beat: 6 })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    try {
      for (let number = 0; number < 2_000; number++) {
        const bytes = forged.slice()
        bytes.set(victim.key.publicKey, 1)
        bytes.set([number >> 8, number & 0xff], 1 + victim.key.publicKey.length + 2)
        mate.hear((attacker as Mate).key.id, bytes)
        if (number % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      victim.presence.say('beat', 5)
      await until(() => expect(mate.presence.others.value).toEqual([{ beat: 5 }]))
      expect(verify.mock.calls.length).toBeLessThan(200)
    } finally {
      verify.mockRestore()
    }
  })

  it('[X1] [X10] a mate that says something new without end does not crowd out others where it is passed on', async () => {
    const { mates } = await sitAt(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    const [attacker, first, second, last] = mates
    const words = await Promise.all(
      Array.from({ length: 600 }, (_, at) => stateBytes(attacker.key, 2_000 + at, { beat: at })),
    )
    const before = last?.heard.length ?? 0
    for (const [at, bytes] of words.entries()) {
      first.hear(attacker.key.id, bytes)
      if (at === 300) first.presence.say('beat', -1)
      if (at % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => {
      for (const mate of [second, last])
        expect(mate?.presence.others.value).toEqual(expect.arrayContaining([{ beat: -1 }, { beat: 599 }]))
    })
    expect((last?.heard.length ?? 0) - before).toBeLessThan(250)
  })

  it('[X1] [X2] what a device says of itself has a rate, and the last is told', async () => {
    const { mates } = await sitAt(2, [[0, 1]])
    const [busy, mate] = mates
    for (let number = 0; number < 200; number++) {
      busy.presence.say('beat', number)
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 199 }]))
    expect(mate.heard.length).toBeLessThan(60)
  })

  it('[X1] [P4] a value that others have made too large keeps no other from being told', async () => {
    const { mates } = await sitAt(2, [[0, 1]])
    const [full, mate] = mates
    full.presence.say('air', 'x'.repeat(3_990))
    full.presence.say('beat', 5)
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 5 }]))
  })

  it('[N4] a page that was loaded again with its clock put back goes on above what the one before has said', async () => {
    const { mates } = await sitAt(2, [[0, 1]])
    const [again, mate] = mates
    again.presence.say('beat', 5)
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 5 }]))
    const before = await stateBytes(again.key, 9_000, { beat: 4 })
    for (const one of [again, mate]) one.hear(one === again ? mate.key.id : again.key.id, before)
    await until(() => expect(mate.presence.others.value).toEqual([{ beat: 5 }]))
  })
})

describe('who types, where no names are kept', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const typists = ({ presence }: Mate) => presence.others.value.filter((state) => state.typing).length

  it('[C6] [P4] every spell of typing has an id of its own, and nothing that is told names the device', async () => {
    const { mates } = await sitAt(3, [
      [0, 1],
      [1, 2],
    ])
    const [typist, mate, third] = mates
    for (let spell = 0; spell < 5; spell++) {
      typist.presence.type(true)
      typist.presence.type(true)
      await settle()
      expect([typists(mate), typists(third as Mate), typists(typist)]).toEqual([1, 1, 0])
      typist.presence.type(false)
      typist.presence.type(false)
      await settle()
      expect([typists(mate), typists(third as Mate)]).toEqual([0, 0])
    }
    const all = (third as Mate).heard.map(({ bytes }) => presenceCodec.decode(bytes))
    const told = all.filter((message) => message?.t !== 'ask')
    expect(told.map((message) => message?.t)).toEqual(Array.from({ length: 10 }, () => 'typing'))
    expect(new Set(told.map((message) => (message?.t === 'typing' ? message.spell : ''))).size).toBe(5)
  })

  it('[P4] somebody who types for long is not forgotten meanwhile, and one who vanishes is', async () => {
    const { mates } = await sitAt(2, [[0, 1]])
    const [typist, mate] = mates
    for (let second = 0; second < 90; second++) {
      typist.presence.type(true)
      await settle()
      vi.advanceTimersByTime(1_000)
      expect(typists(mate)).toBe(1)
    }
    vi.advanceTimersByTime(30_000)
    expect(typists(mate)).toBe(0)
  })

  it('[X1] [X10] a neighbour that invents typists without end shows some, for half a minute', async () => {
    const { mates } = await sitAt(3, [
      [0, 1],
      [1, 2],
    ])
    const [attacker, mate, third] = mates
    for (let number = 0; number < 1_000; number++)
      mate.hear(
        attacker.key.id,
        presenceCodec.encode({ t: 'typing', spell: number.toString(16).padStart(16, '0'), on: true }),
      )
    await settle()
    expect(typists(mate)).toBe(16)
    expect(typists(third as Mate)).toBe(16)
    vi.advanceTimersByTime(30_000)
    expect([typists(mate), typists(third as Mate)]).toEqual([0, 0])
  })

  it('[X1] [X10] one that begins and ends spells without end is passed on at a rate', async () => {
    const { mates } = await sitAt(3, [
      [0, 1],
      [1, 2],
    ])
    const [attacker, mate, third] = mates
    const before = third?.heard.length ?? 0
    for (let number = 0; number < 1_000; number++) {
      const spell = number.toString(16).padStart(16, '0')
      for (const on of [true, false])
        mate.hear(attacker.key.id, presenceCodec.encode({ t: 'typing', spell, on }))
    }
    await settle()
    expect((third?.heard.length ?? 0) - before).toBeLessThan(100)
    expect([typists(mate), typists(third as Mate)]).toEqual([0, 0])
  })
})
