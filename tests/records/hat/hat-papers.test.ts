import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { paperMaxLength, papersPerHatMax } from '../../../src/domain/limits.ts'
import { createHatPapers, paperId } from '../../../src/records/hat/hat-papers.ts'
import {
  makeHatKey,
  openPaper,
  openSealed,
  sealedPaperBytes,
  sealPaper,
  sealTo,
} from '../../../src/records/hat/hat-seal.ts'
import { heldTimers } from '../set/room-fixture.ts'

const sync = (a: Doc, b: Doc) => {
  applyUpdate(b, encodeStateAsUpdate(a), 'link')
  applyUpdate(a, encodeStateAsUpdate(b), 'link')
}
const device = () => {
  const doc = new Doc()
  const timers = heldTimers()
  return { doc, timers, papers: createHatPapers({ doc, timers, random: () => 0.5 }) }
}

describe('a sealed paper', () => {
  it('[L7] has one size, blank or full, and reads as it was written', async () => {
    const key = await makeHatKey()
    const texts = [
      '',
      'We are all tired.',
      'x'.repeat(paperMaxLength),
      '漢'.repeat(paperMaxLength),
      '🙂'.repeat(150),
    ]
    for (const text of texts) {
      const sealed = await sealPaper(key.publicKey, 'h1', text)
      expect(sealed.length).toBe(sealedPaperBytes)
      expect(await openPaper(key, 'h1', sealed)).toBe(text)
    }
  })

  it('[L7] opens with no other key, for no other hat, and not when it was altered', async () => {
    const [key, other] = [await makeHatKey(), await makeHatKey()]
    const sealed = await sealPaper(key.publicKey, 'h1', 'Nobody says it')
    expect(await openPaper(other, 'h1', sealed)).toBeUndefined()
    expect(await openPaper(key, 'h2', sealed)).toBeUndefined()
    for (const at of [0, 40, 65, 500, sealedPaperBytes - 1]) {
      const altered = sealed.slice()
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(await openPaper(key, 'h1', altered)).toBeUndefined()
    }
    expect(await openPaper(key, 'h1', new Uint8Array(3))).toBeUndefined()
  })

  it('[L7] a hat’s own key can be sealed to another facilitator', async () => {
    const [hat, facilitator] = [await makeHatKey(), await makeHatKey()]
    const sealed = await sealTo(facilitator.publicKey, hat.privateKey, 'hat key h1')
    expect(await openSealed(facilitator, sealed, 'hat key h1')).toEqual(hat.privateKey)
    expect(await openSealed(facilitator, sealed, 'hat key h2')).toBeUndefined()
  })
})

describe('papers on their way into the hat', () => {
  it('[L7] a paper that comes twice, over two devices, counts once', async () => {
    const key = await makeHatKey()
    const sealed = await sealPaper(key.publicKey, 'h1', 'Once')
    const [one, two] = [device(), device()]
    for (const { papers } of [one, two]) {
      papers.keep('h1')
      expect(papers.put('h1', sealed)).toBe(true)
      expect(papers.put('h1', sealed)).toBe(true)
    }
    sync(one.doc, two.doc)
    expect(one.papers.of('h1').size).toBe(1)
    expect(one.papers.digest()).toBe(two.papers.digest())
  })

  it('[L7] [K4] nothing else can stand in a paper’s place, and one that is deleted or overwritten comes back', async () => {
    const key = await makeHatKey()
    const [one, two] = [device(), device()]
    one.papers.keep('h1')
    const sealed = await sealPaper(key.publicKey, 'h1', 'Mine')
    one.papers.put('h1', sealed)
    sync(one.doc, two.doc)
    const map = two.doc.getMap<unknown>('papers')
    const at = `h1/${paperId(sealed)}`
    for (const nonsense of [new Uint8Array(sealedPaperBytes), 'words', undefined]) {
      if (nonsense === undefined) map.delete(at)
      else map.set(at, nonsense)
      map.set(`h1/${'0'.repeat(32)}`, new Uint8Array(sealedPaperBytes))
      sync(one.doc, two.doc)
      expect([...one.papers.of('h1').keys()]).toEqual([paperId(sealed)])
      one.timers.advance(60_000)
      sync(one.doc, two.doc)
      expect(map.get(at)).toEqual(sealed)
    }
  })

  it('[L7] [K4] a hat holds a bounded number of papers, and those of hats that nobody called for are not looked at', () => {
    const one = device()
    one.papers.keep('h1')
    const make = (number: number) => {
      const paper = new Uint8Array(sealedPaperBytes)
      new DataView(paper.buffer).setUint32(0, number)
      return paper
    }
    for (let i = 0; i < papersPerHatMax; i++) expect(one.papers.put('h1', make(i))).toBe(true)
    expect(one.papers.put('h1', make(papersPerHatMax))).toBe(false)
    expect(one.papers.put('h1', make(0))).toBe(true)
    expect(one.papers.put('h2', make(1))).toBe(false)
    expect(one.papers.put('h1', new Uint8Array(5))).toBe(false)
  })

  it('[L7] once the hat is over its papers leave the document, and stay away', async () => {
    const key = await makeHatKey()
    const [one, two] = [device(), device()]
    for (const { papers } of [one, two]) papers.keep('h1')
    one.papers.put('h1', await sealPaper(key.publicKey, 'h1', 'Words'))
    sync(one.doc, two.doc)
    two.papers.forget('h1')
    one.papers.clear('h1')
    sync(one.doc, two.doc)
    for (const { timers } of [one, two]) timers.advance(600_000)
    sync(one.doc, two.doc)
    expect([...two.doc.getMap('papers').keys()]).toEqual([])
    expect(one.papers.digest()).toBe(createHatPapers({ doc: new Doc() }).digest())
  })
})
