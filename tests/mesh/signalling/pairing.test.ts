import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/mesh/contract/card.ts'
import type { Mesh, Offer, Rtc } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { meetingSecrets } from '../../scenarios/mesh-rig.ts'

const limits = { pairAgainMs: 1 }

const scene = async () => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const meshes: Mesh[] = []
  for (const name of ['a', 'b', 'c'])
    meshes.push(createMesh({ ...(await air.device(name)), secrets, limits }))
  // The lower id first: it decides who waits
  const [low, high, other] = meshes.sort((a, b) => (a.self < b.self ? -1 : 1)) as [Mesh, Mesh, Mesh]
  return { air, low, high, other, close: () => Promise.all(meshes.map((mesh) => mesh.close())) }
}

/** The next card that the offer shows. */
const nextCard = (offer: Offer) =>
  new Promise<Card>((resolve) => {
    const stop = offer.onCard((card) => {
      stop()
      resolve(card)
    })
  })

/** Meets and minds no refusal: what counts is who gets linked. */
const read = (offer: Offer, card: Card) => {
  offer.meet(card).catch(() => undefined)
}

const meetEachOther = async (one: Mesh, other: Mesh) => {
  const [offer, others] = [await one.offer(), await other.offer()]
  await Promise.all([offer.meet(others.card), others.meet(offer.card)])
}

const refusalOf = (meeting: Promise<unknown>) =>
  meeting.then(
    () => undefined,
    (error: { reason?: string }) => error.reason,
  )

describe('pairing', () => {
  for (const first of ['the one inside', 'the newcomer'] as const) {
    it(`[K5] with the doors closed both sides are told why, whoever reads first: ${first}`, async () => {
      const { low, high, close } = await scene()
      high.setDoors(new Set())
      const [inside, outside] = [await high.offer(), await low.offer()]
      const [theirs, ours] = [outside.card, inside.card]
      const told =
        first === 'the newcomer'
          ? [refusalOf(outside.meet(ours)), refusalOf(inside.meet(theirs))]
          : [refusalOf(inside.meet(theirs)), refusalOf(outside.meet(ours))]
      expect(await Promise.all(told)).toEqual(['doors-closed', 'doors-closed'])
      high.setDoors(undefined)
      await meetEachOther(low, high)
      expect(high.peers.get(low.self)?.linked).toBe(true)
      await close()
    })
  }

  it('[N1] the side that read first, and gave up, tries again with a fresh card', async () => {
    const { air, low, high, close } = await scene()
    const [offerLow, offerHigh] = [await low.offer(), await high.offer()]
    const first = offerLow.card
    const meeting = offerLow.meet(offerHigh.card)
    const next = nextCard(offerLow)
    await air.knocking(low.self)
    // As a browser does that has knocked for half a minute
    air.giveUp(low.self)
    const fresh = await next
    expect(fresh.ufrag).not.toBe(first.ufrag)
    expect(offerLow.card).toBe(fresh)
    await offerHigh.meet(fresh)
    expect(await meeting).toBe(high.self)
    await close()
  })

  for (const stale of ['low', 'high'] as const) {
    it(`[N1] a card that went stale on the ${stale} side’s screen costs one more look, not an endless dance`, async () => {
      const { air, low, high, close } = await scene()
      const [one, other] = stale === 'low' ? [low, high] : [high, low]
      const [offerOne, offerOther] = [await one.offer(), await other.offer()]
      const staleCard = offerOne.card
      read(offerOne, offerOther.card)
      await air.knocking(one.self)
      const next = nextCard(offerOne)
      air.giveUp(one.self)
      await next
      // The other side had read the card just before it changed
      read(offerOther, staleCard)
      // Both cameras go on looking at both screens
      const looks = [
        offerOne.onCard((card) => read(offerOther, card)),
        offerOther.onCard((card) => read(offerOne, card)),
      ]
      read(offerOther, offerOne.card)
      expect(await Promise.all([offerOne.linked, offerOther.linked])).toEqual([other.self, one.self])
      for (const stop of looks) stop()
      await close()
    })
  }

  it('[N1] [N4] a device that was reloaded is linked again, though its old link still looks up to the other', async () => {
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const make = async (name: string) => createMesh({ ...(await air.device(name)), secrets, limits })
    const [stays, before] = [await make('stays'), await make('reloaded')]
    await meetEachOther(stays, before)
    air.reload(before.self)
    // Its page is gone: nothing of it hears or says anything any more.
    void before.close()
    const after = await make('reloaded')
    expect(stays.peers.get(after.self)?.linked).toBe(true)
    await meetEachOther(stays, after)
    expect(after.peers.get(stays.self)?.linked).toBe(true)
    await Promise.all([stays.close(), after.close()])
  })

  it('[N1] a pairing screen that is closed while it finds out whether a link is alive ends its wish, once', async () => {
    const { air, low, high, close } = await scene()
    await meetEachOther(low, high)
    air.cut(low.self, high.self)
    air.mend(low.self, high.self)
    const [offer, theirs] = [await low.offer(), await high.offer()]
    const wish = offer.meet(theirs.card)
    offer.close()
    await expect(wish).rejects.toThrow('unreachable')
    await close()
  })

  it('[N1] another device’s card takes the place of one that never answered', async () => {
    const { air, low, high, other, close } = await scene()
    const [offer, gone, here] = [await low.offer(), await high.offer(), await other.offer()]
    read(offer, gone.card)
    await air.knocking(low.self)
    const next = nextCard(offer)
    read(offer, here.card)
    await here.meet(await next)
    expect(await offer.linked).toBe(other.self)
    expect(low.peers.get(high.self)?.linked ?? false).toBe(false)
    await close()
  })

  it('[X1] a card that one device has signed links to no other', async () => {
    const { low, high, other, close } = await scene()
    const [offer, others] = [await low.offer(), await high.offer()]
    const [mine, theirs] = [
      refusalOf(offer.meet(others.card, { device: other.self })),
      refusalOf(others.meet(offer.card)),
    ]
    expect(await mine).toBe('not-this-meeting')
    expect(await theirs).toBe('not-this-meeting')
    expect([low.peers.size, high.peers.size]).toEqual([0, 0])
    expect(low.counters.refusedProofs).toBe(1)
    await close()
  })

  it('[N1] two devices that are linked already need no second link', async () => {
    const { low, high, close } = await scene()
    const [one, two] = [await low.offer(), await high.offer()]
    await Promise.all([one.meet(two.card), two.meet(one.card)])
    const [again, more] = [await low.offer(), await high.offer()]
    expect(await again.meet(more.card)).toBe(high.self)
    // The card was not used: it is shown again, and nothing changes on the screen at which a camera still looks
    const next = await low.offer()
    expect(next.card).toBe(again.card)
    for (const offer of [more, next]) offer.close()
    expect(low.counters.linksMade).toBe(1)
    await close()
  })

  it('[N1] a card that is read once more, as by screens that face each other, is dialled though no knock was heard', async () => {
    const [air, secrets] = [new MemoryAir(), await meetingSecrets()]
    const { rtc, device } = await air.device('hears nothing')
    const deaf: Rtc = Object.assign(Object.create(rtc), {
      hearsKnocks: true,
      connect: () => Object.assign(rtc.connect(), { getStats: async () => new Map() }),
    })
    const one = createMesh({ rtc: deaf, device, secrets, limits })
    const other = createMesh({ ...(await air.device('other')), secrets, limits })
    const [offer, others] = [await one.offer(), await other.offer()]
    const linked = offer.meet(others.card, { patient: true })
    read(others, offer.card)
    read(offer, others.card)
    expect(await linked).toBe(other.self)
    await Promise.all([one.close(), other.close()])
  }, 10_000)
})
