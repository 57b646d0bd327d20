import { expect, it } from 'vitest'
import { insist } from '../../src/lib/result.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink } from '../../src/mesh/signalling/qr/qr.ts'
import { createEngine } from '../../src/models/meeting/create-engine.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { blank } from '../../src/templates/blank.ts'
import { signallingContract } from '../contracts/signalling-contract.ts'
import { strangeLetters } from '../contracts/strange-letters.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import { base, readMeetingLink } from '../scenarios/in-memory-room.ts'
import { rtcSource } from '../scenarios/mesh-rig.ts'
import { channelWay, startChannel } from './channel-transport.ts'

it('[N1] [N5] a transport that the app has never heard of is one entry in the composition, and devices find each other over it', async () => {
  const source = rtcSource('memory')
  const engineOf = (name: string) => {
    const store = memoryStore()
    return createEngine({
      store,
      browser: fakeBrowser({ base }).browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(base, content),
      makeCertificate: async () => ({ expires: 0, getFingerprints: () => [] }),
      makeDeviceKeys: async () => (await openNamedDevice(name)).keys,
      makeMesh: async (secrets) => createMesh({ ...(await source.device(name)), secrets }),
      startByHand,
      ways: [channelWay],
      makeLog: (prefix) => openUpdateLog({ store, prefix }),
      loadMovingCodec: () => import('../../src/optical/moving-code.ts'),
      device: { askToPersist: async () => undefined, callAtStepEnd: () => undefined },
    })
  }
  const [here, there] = [engineOf('tablet'), engineOf('phone')]
  const draft = { title: '', focus: 'The sheet', template: blank, tables: ['', ''], names: false }
  const tablet = insist(await here.open(await here.create(draft)))
  const id = insist(await there.join(tablet.model.invitationLink, { table: 't1', name: '' }))
  const phone = insist(await there.open(id))
  for (const { model } of [tablet, phone]) {
    expect(model.connection.ways.map((way) => [way.id, way.state.value])).toEqual([['channel', 'on']])
    await expect.poll(() => model.connection.linked.value, { timeout: 10_000 }).toBe(1)
  }
  await tablet.model.facilitate?.setDoors(true)
  for (const { model } of [tablet, phone])
    await expect.poll(() => model.connection.ways[0]?.state.value).toBe('doors')
  await phone.close()
  await tablet.close()
})

let channels = 0
signallingContract('a channel of this machine, added from outside', async () => {
  const place = `test ${++channels}`
  const listener = new BroadcastChannel(`cards ${place}`)
  const seen: string[] = []
  listener.onmessage = ({ data }) => void seen.push(JSON.stringify(data))
  return {
    start: async ({ mesh, signalling }) =>
      startChannel({ mesh, secrets: await signalling('channel'), places: [place] }),
    seen: () => seen.join('\n'),
    async disturb(what, secrets) {
      for (const junk of ['tea', null, 7, { topic: 1 }, { content: {} }]) listener.postMessage(junk)
      for (const letter of await strangeLetters(what, await secrets('channel'))) listener.postMessage(letter)
    },
    close: async () => listener.close(),
  }
})
