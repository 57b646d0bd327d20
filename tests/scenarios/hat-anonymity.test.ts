import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Doc } from 'yjs'
import type { Hat } from '../../src/domain/hat/hat.ts'
import type { Stage, Template } from '../../src/domain/template/template.ts'
import { parseHex } from '../../src/lib/bytes.ts'
import { done } from '../../src/lib/result.ts'
import { openPaper, openSealed } from '../../src/records/hat/hat-seal.ts'
import { contentOf, parseRecord } from '../../src/records/signing/record-codec.ts'
import { importSigner, keyPairOf } from '../../src/records/signing/signer.ts'
import { foundLog } from './anonymity-evidence.ts'
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
 * They find the sealed papers again in their own logs, from before the hat was opened, and open them.
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
    const called = [...foundHats(foundLog(room.tablet, 'room').doc)].find(
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

    const clues: Record<string, number> = {}
    for (const [at, spy] of spies.entries()) {
      const log = foundLog(spy, 'room')
      const papers: { name: string; client: number; record: number; written: boolean; inStore: number }[] = []
      for (const [name, item] of log.doc.getMap('papers')._map) {
        const [value] = item.content.getContent() as unknown[]
        if (!name.startsWith(`${hat}/`) || !(value instanceof Uint8Array) || item.deleted) continue
        papers.push({
          name,
          client: item.id.client,
          record: log.records.findIndex((record) => record.clients.has(item.id.client)),
          written: (await openPaper(key, hat, value)) !== '',
          inStore: [...log.doc.store.clients.keys()].indexOf(item.id.client),
        })
      }
      const written = papers.find((paper) => paper.written)
      if (papers.length !== 7 || !written) throw new Error(`a spy found ${papers.length} papers`)
      // Its place among all seven, by whatever has an order. Even spies (Ana's side) and odd ones (Ben's) read it the other way round.
      for (const by of ['client', 'record', 'inStore'] as const) {
        const place = papers.filter((paper) => paper[by] < written[by]).length - 3
        clues[`${at} ${by}`] = place
        clues[`all ${by}`] = (clues[`all ${by}`] ?? 0) + (at % 2 === 0 ? place : -place)
      }
      clues[`${at} name`] = papers.filter((paper) => paper.name < written.name).length - 3
    }
    await lead?.open()
    await settle()
    samples.push({ clues, isFirst })
  }
  await room.close()
  return samples
}

const foundHats = function* (doc: Doc): Iterable<Hat> {
  for (const value of doc.getMap('records').values()) {
    const record = value instanceof Uint8Array ? parseRecord(value) : undefined
    if (record?.key.startsWith('hat/')) yield contentOf(record) as Hat
  }
}

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

  it('[L7] once the hat is open nothing that is stored ties the words to a sealed paper', async () => {
    const room = await inMemoryRoom({ tables: 1, names: false, template: hatTemplate })
    const phones: RoomDevice[] = []
    for (let i = 0; i < 5; i++) phones.push(await room.join('t1'))
    for (const [i, phone] of phones.entries()) {
      room.network.link(phone.device, room.tablet.device)
      room.network.link(phone.device, phones[(i + 1) % 5]?.device ?? '')
    }
    await room.network.settle()
    await vi.waitFor(() => room.all.forEach(hatOf))
    await room.tablet.model.facilitate?.move({ stage: 'held', step: 'hat' })
    await room.network.settle()
    hatOf(phones[0] as RoomDevice).write('Said by nobody')
    hatOf(phones[0] as RoomDevice).fold()
    await hatOf(room.tablet).lead.value?.call()
    for (let past = 0; past < 60_000; past += 500) {
      vi.advanceTimersByTime(500)
      await room.network.settle()
    }
    expect(await hatOf(room.tablet).lead.value?.open()).toEqual(done)
    await room.network.settle()
    const { doc } = foundLog(room.tablet, 'room')
    expect(doc.getMap('papers').size).toBe(0)
    expect([...foundHats(doc)].map((hat) => hat.keys)).toEqual([[]])
    for (const phone of phones) {
      const posts = JSON.stringify(phone.store.values.get(`meeting/${room.id}/hat-posts`))
      expect(posts).toMatch(/"became":"in"/)
      expect(posts).not.toContain('sealed')
    }
    await room.close()
  })
})
