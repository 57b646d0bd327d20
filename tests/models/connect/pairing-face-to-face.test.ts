import { describe, expect, it } from 'vitest'
import type { DeviceId, SignerId } from '../../../src/domain/ids.ts'
import type { Mesh } from '../../../src/mesh/contract/mesh.ts'
import { startByHand } from '../../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { pairingModel } from '../../../src/models/connect/pairing-model.ts'
import { memoryNetwork } from '../../doubles/memory-network.ts'
import { base, readMeetingLink } from '../../scenarios/in-memory-room.ts'

const invitation = {
  secret: new Uint8Array(16).fill(7),
  facilitator: '9'.repeat(32) as SignerId,
  hint: { template: 0, tables: 2, names: true },
}

const onScreen = (mesh: Mesh) => {
  const seen = { celebrated: 0 }
  const model = pairingModel({
    mesh,
    startByHand,
    invitation: () => invitation,
    readLink: readMeetingLink,
    encodeLink: (content) => encodeLink(base, content),
    takeArrived: () => undefined,
    whoIs: () => ({ facilitator: false }),
    celebrate: () => {
      seen.celebrated++
    },
  })
  model.start()
  return { model, seen, code: async () => (await shown(model.link)) as string }
}

/** The code on the screen, once there is one. */
const shown = (link: { peek(): string | undefined }) =>
  expect
    .poll(() => link.peek())
    .toBeDefined()
    .then(() => link.peek())

const faceToFace = async () => {
  const network = memoryNetwork()
  const [a, b, c] = ['0a', '0b', '0c'].map((end) => onScreen(network.join(end.padStart(32, '0') as DeviceId)))
  if (!a || !b || !c) throw new Error('three devices')
  const firstOfA = await a.code()
  a.model.read(await b.code())
  await network.settle()
  await expect.poll(() => [a.model.state.peek().at, b.model.state.peek().at]).toEqual(['linked', 'linked'])
  await expect.poll(() => [a.model.link.peek(), b.model.link.peek()].includes(undefined)).toBe(false)
  return { network, a, b, c, firstOfA }
}

describe('two screens that go on facing each other after the link', () => {
  it('[N1] [N8] the own code, seen in the picture that the other screen shows of it, takes nothing back', async () => {
    const { network, a, firstOfA } = await faceToFace()
    for (const code of [firstOfA, await a.code()]) {
      a.model.read(code)
      await network.settle()
      expect(a.model.state.peek().at).toBe('linked')
    }
  })

  it('[N1] [N8] the next code of whoever was linked is read, and nothing begins again', async () => {
    const { network, a, b } = await faceToFace()
    a.model.read(await b.code())
    b.model.read(await a.code())
    await network.settle()
    expect([a.model.state.peek().at, b.model.state.peek().at]).toEqual(['linked', 'linked'])
    expect([a.seen.celebrated, b.seen.celebrated]).toEqual([1, 1])
  })

  it('[N1] the code of a third device links it', async () => {
    const { a, c } = await faceToFace()
    a.model.read(await c.code())
    await expect.poll(() => [a.seen.celebrated, c.seen.celebrated]).toEqual([2, 1])
  })

  it('[N1] [K4] before anything is linked, the own code is told to be one’s own', async () => {
    const network = memoryNetwork()
    const { model, code } = onScreen(network.join('0d'.padStart(32, '0') as DeviceId))
    model.read(await code())
    await expect.poll(() => model.state.peek()).toEqual({ at: 'refused', why: 'own-card' })
  })
})
