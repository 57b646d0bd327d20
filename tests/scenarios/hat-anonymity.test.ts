import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Hat } from '../../src/domain/hat/hat.ts'
import type { Stage, Template } from '../../src/domain/template/template.ts'
import { bytesToHex, parseHex, textToBytes } from '../../src/lib/bytes.ts'
import { done } from '../../src/lib/result.ts'
import { lastSeconds } from '../../src/meeting/protocols/hat-limits.ts'
import { paperId } from '../../src/records/hat/hat-papers.ts'
import { openPaper, openSealed } from '../../src/records/hat/hat-seal.ts'
import { contentOf } from '../../src/records/signing/record-codec.ts'
import { importSigner, keyPairOf } from '../../src/records/signing/signer.ts'
import { englishLabels } from '../export/labels.ts'
import { keptRecords } from './anonymity-evidence.ts'
import { byAllClues, byOneClue, chanceBound, type Sample, seeded } from './guessing.ts'
import { hatTemplate } from './hat-template.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const hatsPerRoom = 6
const rooms = 5
/** A fair coin would fail a whole run of this test less often than one time in so many. */
const rarely = 1_000

/** The same hat again and again, so that one room gives many answers. */
const manyHats = (): Template => {
  const [held] = hatTemplate.stages
  if (!held) throw new Error('no stage')
  return {
    ...hatTemplate,
    stages: Array.from({ length: hatsPerRoom }, (_, i): Stage => ({ ...held, id: `held${i}` })),
  }
}

const hatOf = (device: RoomDevice) => {
  const model = device.model.hat.value
  if (!model) throw new Error('no hat')
  return model
}

/**
 * Of seven phones, Ana's or Ben's puts in the one written paper; all others are the spies', with the tablet and its key.
 * They have noted which sealed paper came to each of them when, over whose link, and open them. At the end a spy comes in by
 * Ana's link alone, and another by Ben's.
 */
const spiedHats = async (seed: number): Promise<Sample[]> => {
  const random = seeded(seed)
  const room = await inMemoryRoom({ tables: 2, names: false, template: manyHats() })
  const settle = () => room.network.settle()
  const phones: RoomDevice[] = []
  for (let i = 0; i < 7; i++) phones.push(await room.join(i < 4 ? 't1' : 't2'))
  for (const [i, phone] of phones.entries()) {
    room.network.link(phone.device, room.tablet.device)
    for (const far of [1, 2]) room.network.link(phone.device, phones[(i + far) % 7]?.device ?? '')
  }
  await settle()
  await vi.waitFor(() => room.all.forEach(hatOf))
  const [ana, ben] = phones as [RoomDevice, RoomDevice]
  const spies = [...phones.slice(2), room.tablet]
  const signer = await importSigner(
    room.tablet.store.values.get(`meeting/${room.id}/facilitator`) as Uint8Array,
  )
  if (typeof signer === 'string') throw new Error(signer)

  const told = papersTold(room)
  const said = bytesSaid(room)
  const samples: Sample[] = []
  for (let i = 0; i < hatsPerRoom; i++) {
    await room.tablet.model.facilitate?.move({ stage: `held${i}`, step: 'hat' })
    await settle()
    const isFirst = random() < 0.5
    const lead = hatOf(room.tablet).lead.value
    hatOf(isFirst ? ana : ben).write('One of us two wrote this')
    hatOf(isFirst ? ana : ben).fold()
    await lead?.call()
    await settle()
    const clues: Record<string, number> = {}
    /** What Ana's phone has said more than Ben's, in bytes, since this was asked before. */
    const saidMore = () => said.since(ana.device) - said.since(ben.device)
    saidMore()
    // The last twenty seconds: nothing may go out that depends on what is on the paper, or whether it is folded.
    for (let second = 1; second < lastSeconds; second++) {
      vi.advanceTimersByTime(1_000)
      await settle()
    }
    clues['last seconds'] = saidMore()
    const called = [...(await foundHats(room.tablet, room.id))].find(
      (each) => each.place.stage === `held${i}`,
    )
    const sealedKey = called?.keys.find((each) => each.signer === signer.id)?.sealed ?? ''
    while (hatOf(room.tablet).hat.value?.in !== phones.length) {
      vi.advanceTimersByTime(1_000)
      await settle()
    }
    // Until the last paper is with everybody, and stored there.
    await settle()
    const hat = called?.id ?? ''
    const privateKey = await openSealed(
      keyPairOf(signer),
      parseHex(sealedKey) ?? new Uint8Array(),
      `hat key ${hat}`,
    )
    const key = {
      publicKey: parseHex(called?.publicKey ?? '') ?? new Uint8Array(),
      privateKey: privateKey ?? new Uint8Array(),
    }

    const written = new Map<string, boolean>()
    for (const { sealed } of told.papers(hat))
      written.set(paperId(sealed), (await openPaper(key, hat, sealed)) !== '')
    const theOne = [...written].find(([, is]) => is)?.[0]
    if (written.size !== 7 || theOne === undefined) throw new Error(`the spies found ${written.size} papers`)
    const newcomers = []
    for (const by of [ana, ben]) {
      const newcomer = await room.join('t2')
      room.network.link(newcomer.device, by.device)
      await settle()
      await vi.waitFor(() => hatOf(newcomer))
      await settle()
      newcomers.push(newcomer)
    }

    const placeIn = (ids: readonly string[]) => ids.filter((id) => written.has(id)).indexOf(theOne) - 3
    // Even spies (Ana's side) and odd ones (Ben's) read it the other way round.
    for (const [at, spy] of spies.entries()) {
      const came = told.papers(hat).filter(({ to }) => to === spy.device)
      const firsts = [...new Map(came.map(({ sealed }) => [paperId(sealed), true])).keys()]
      const place = placeIn(firsts)
      clues[`${at} place`] = place
      clues['all places'] = (clues['all places'] ?? 0) + (at % 2 === 0 ? place : -place)
      const from = came.find(({ sealed }) => paperId(sealed) === theOne)?.from
      clues[`${at} from`] = from === ana.device ? 1 : from === ben.device ? -1 : 0
      clues['all from'] = (clues['all from'] ?? 0) + (clues[`${at} from`] ?? 0)
    }
    for (const [at, { device }] of newcomers.entries()) {
      const came = told.papers(hat).filter(({ to }) => to === device)
      clues[`newcomer ${at} sent`] = placeIn(came.map(({ sealed }) => paperId(sealed)))
    }
    clues.name = placeIn([...written.keys()].sort())
    for (const newcomer of newcomers) await newcomer.close()
    await lead?.open()
    await settle()
    saidMore()
    // One of the two reads, whoever wrote: reading one's own paper looks like reading any other.
    const reader = random() < 0.5 ? ana : ben
    await hatOf(reader).offer()
    for (let past = 0; hatOf(reader).hat.value?.words === undefined; past += 500) {
      if (past > 30_000) throw new Error('no paper came into the hand')
      vi.advanceTimersByTime(500)
      await settle()
    }
    hatOf(reader).finish(random() < 0.5 ? 'read' : 'aside')
    for (let past = 0; past < 5_000; past += 500) {
      vi.advanceTimersByTime(500)
      await settle()
    }
    clues['who reads and sets aside'] = saidMore()
    if (hatOf(ana).hat.value?.phase !== 'over') throw new Error('the hat is not over')
    samples.push({ clues, isFirst })
  }
  await room.close()
  return samples
}

const foundHats = async (device: RoomDevice, meeting: string): Promise<Hat[]> =>
  (await keptRecords(device, meeting)).flatMap(({ records }) =>
    records.filter(({ key }) => key.startsWith('hat/')).map((record) => contentOf(record) as Hat),
  )

/** Every sealed paper that any set of papers has sent to a neighbour, in the order of sending. */
const papersTold = (room: Awaited<ReturnType<typeof inMemoryRoom>>) => {
  const told: {
    readonly from: string
    readonly to: string
    readonly hat: string
    readonly sealed: Uint8Array
  }[] = []
  room.network.onSent(({ from, to, kind, payload }) => {
    // Of `records/hat/hat-papers.ts`: its kind, and the hat's name after its length.
    if (kind !== 'set/papers' || !paperKinds.includes(payload[0] ?? 0)) return
    const end = 2 + (payload[1] ?? 0)
    const hat = new TextDecoder().decode(payload.subarray(2, end))
    told.push({ from, to, hat, sealed: payload.slice(end) })
  })
  return { papers: (hat: string) => told.filter((paper) => paper.hat === hat) }
}
/** How much each device has sent, whatever it was, as its neighbours can count it. */
const bytesSaid = (room: Awaited<ReturnType<typeof inMemoryRoom>>) => {
  const sums = new Map<string, number>()
  room.network.onSent(({ from, payload }) => {
    sums.set(from, (sums.get(from) ?? 0) + payload.length)
  })
  return {
    since(device: string): number {
      const sum = sums.get(device) ?? 0
      sums.delete(device)
      return sum
    },
  }
}

/** One that the other lacks, and one that has just come. */
const paperKinds = [2, 3]

/** Bytes as hexadecimal, wherever they stand. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? bytesToHex(part) : part))

describe('whose paper it was', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[L7] [C6] all other devices together, with the hat’s key, guess between two people no better than a coin', async () => {
    const samples: Sample[] = []
    for (let seed = 1; seed <= rooms; seed++) samples.push(...(await spiedHats(seed)))
    const alone = byOneClue(samples)
    const better = alone.filter(({ of, right }) => right > of * chanceBound(of, rarely * 2 * alone.length))
    expect(better).toEqual([])
    expect(byAllClues(samples)).toBeLessThanOrEqual(chanceBound(samples.length, rarely))
  }, 240_000)

  it('[L7] once the hat is over nothing of it is stored anywhere, not where a flat battery came back, and no word was told', async () => {
    const room = await inMemoryRoom({ tables: 1, names: false, template: hatTemplate })
    const phones: RoomDevice[] = []
    for (let i = 0; i < 5; i++) phones.push(await room.join('t1'))
    const link = (i: number) => {
      const phone = phones[i] as RoomDevice
      room.network.link(phone.device, room.tablet.device)
      room.network.link(phone.device, phones[(i + 1) % 5]?.device ?? '')
    }
    for (const i of phones.keys()) link(i)
    await room.network.settle()
    await vi.waitFor(() => room.all.forEach(hatOf))
    const told = papersTold(room)
    const payloads: Uint8Array[] = []
    room.network.onSent(({ payload }) => payloads.push(payload))
    await room.tablet.model.facilitate?.move({ stage: 'held', step: 'hat' })
    await room.network.settle()
    const words = ['Said by nobody', 'Said by nobody else', 'Said on a phone that died']
    for (const [at, i] of [0, 2, 4].entries()) {
      hatOf(phones[i] as RoomDevice).write(words[at] ?? '')
      hatOf(phones[i] as RoomDevice).fold()
    }
    const pass = async (ms: number) => {
      for (let past = 0; past < ms; past += 500) {
        vi.advanceTimersByTime(500)
        await room.network.settle()
      }
    }
    await hatOf(room.tablet).lead.value?.call()
    await pass(90_000)
    expect(hatOf(room.tablet).hat.value?.in).toBe(5)
    const dead = phones[4] as RoomDevice
    for (const other of room.all) room.network.unlink(dead.device, other.device)
    expect(await hatOf(room.tablet).lead.value?.open()).toEqual(done)
    await pass(1_000)
    const reader = phones[1] as RoomDevice
    await hatOf(reader).offer()
    await pass(5_000)
    expect(words).toContain(hatOf(reader).hat.value?.words)
    hatOf(reader).finish('aside')
    await pass(5_000)
    await hatOf(phones[3] as RoomDevice).enough()
    await pass(2_000)
    expect(hatOf(phones[2] as RoomDevice).hat.value).toMatchObject({ phase: 'over', aside: 1, done: 1 })
    const [hat] = await foundHats(room.tablet, room.id)
    const papers = told.papers(hat?.id ?? '')
    expect(papers.length).toBeGreaterThan(0)

    // Whoever comes now is given no paper; the phone that was away forgets its own.
    const newcomer = await room.join('t1')
    room.network.link(newcomer.device, room.tablet.device)
    link(4)
    await pass(2_000)
    expect(told.papers(hat?.id ?? '')).toEqual(papers)
    expect(hatOf(dead).paper.value).toEqual({ text: '', folded: false })
    for (const phone of phones) {
      const posts = JSON.stringify(phone.store.values.get(`meeting/${room.id}/hat-posts`))
      expect(posts).toMatch(/"became":"in"/)
      expect(posts).not.toContain('sealed')
    }
    await room.tablet.model.exportAs('pack', englishLabels)
    const pack = room.tablet.world.handed[0]?.bytes
    await room.close()
    const names = papers.map(({ sealed }) => paperId(sealed))
    for (const device of room.all) {
      expect((await foundHats(device, room.id)).map(({ keys }) => keys)).toEqual([[]])
      const stored = textOf([...device.store.values])
      const records = textOf(
        (await keptRecords(device, room.id)).flatMap((found) => found.records.map(contentOf)),
      )
      for (const { sealed } of papers) expect(stored).not.toContain(bytesToHex(sealed))
      for (const trace of [...names, ...words]) expect(records).not.toContain(trace)
      for (const word of words) {
        expect(stored).not.toContain(word)
        expect(stored).not.toContain(bytesToHex(textToBytes(word)))
      }
    }
    const all = [...payloads, ...(pack instanceof Uint8Array ? [pack] : [])].map(bytesToHex).join(' ')
    expect(pack).toBeInstanceOf(Uint8Array)
    for (const word of words) expect(all).not.toContain(bytesToHex(textToBytes(word)))
  }, 60_000)
})
