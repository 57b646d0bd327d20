import { describe, expect, it } from 'vitest'
import { meshRig, type RigDevice, wordsOf } from './mesh-rig.ts'

/** The first is the facilitator's, the others sit at tables of five. */
const announce = (index: number) =>
  index === 0 ? { facilitator: true } : { facilitator: false, table: `t${1 + Math.floor((index - 1) / 5)}` }

const write = (devices: readonly RigDevice[], what: string) => {
  for (const device of devices) device.doc.getMap('words').set(`${what} of ${device.name}`, what)
}

/** Everybody writes, and everybody has everybody's words. */
const expectOneRoom = async (rig: Awaited<ReturnType<typeof meshRig>>, what: string, ms: number) => {
  write(rig.present(), what)
  await rig.until(() => rig.docsEqual(), ms)
  for (const device of rig.present()) {
    expect(device.doc.getMap('words').get(`${what} of ${rig.devices[1]?.name}`)).toBe(what)
  }
}

// Each real connection holds a dozen file descriptors until it is collected: the many are in memory
const cases = [
  { rtc: 'memory', count: 40, ms: 60_000 },
  { rtc: 'wrtc', count: 16, ms: 30_000 },
] as const

describe('a room of devices', () => {
  for (const { rtc, count, ms } of cases) {
    it(`[N3] ${count} devices on ${rtc}, one link each into the room, become one room, and stay one when two vanish`, async () => {
      const rig = await meshRig({ devices: count, rtc, announce, seed: count })
      write(rig.devices, 'before any link')
      await rig.pairInTree()
      await rig.until(() => rig.everybodyKnowsEverybody(), ms)
      await rig.until(() => rig.devices.every((device) => rig.linksOf(device) >= 4), ms)
      await rig.until(() => rig.docsEqual(), ms)
      await expectOneRoom(rig, 'together', ms)

      const [tablet, , , phone] = rig.devices
      if (tablet) rig.vanish(tablet)
      if (phone) rig.vanish(phone)
      await expectOneRoom(rig, 'after two vanished', ms)
      await rig.until(() => rig.everybodyKnowsEverybody(), ms)
      await rig.until(() => rig.present().every((device) => rig.linksOf(device) >= 4), ms)
      const words = wordsOf(rig.present()[0]?.doc ?? rig.devices[0]?.doc ?? expect.fail())
      for (const device of rig.devices) expect(words).toContain(`before any link of ${device.name}`)
      await rig.close()
    }, 150_000)
  }

  it('[N4] two halves that worked apart become one room by one link', async () => {
    const rig = await meshRig({ devices: 20, rtc: 'memory', announce, seed: 7 })
    const half = rig.devices.length / 2
    await rig.pairInChain((index) => (index === half ? -1 : index - 1))
    const halves = [rig.devices.slice(0, half), rig.devices.slice(half)]
    await rig.until(() => rig.devices.every((device) => device.mesh.peers.size === half - 1))
    write(rig.devices, 'apart')
    await rig.until(() => halves.every((one) => new Set(one.map(({ doc }) => wordsOf(doc))).size === 1))
    expect(rig.docsEqual()).toBe(false)
    const [a, b] = [rig.devices[3], rig.devices[15]]
    if (!a || !b) return expect.fail()
    const [offerA, offerB] = [await a.mesh.offer(), await b.mesh.offer()]
    await Promise.all([offerA.meet(offerB.card), offerB.meet(offerA.card)])
    await rig.until(() => rig.everybodyKnowsEverybody())
    await rig.until(() => rig.docsEqual())
    await rig.close()
    return undefined
  })
})
