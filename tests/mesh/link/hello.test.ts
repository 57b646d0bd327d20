import { expect, it } from 'vitest'
import { concat } from '../../../src/lib/bytes.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { openConnection } from '../../../src/mesh/link/connection.ts'
import { helloBytes, makeHello, readHello } from '../../../src/mesh/link/hello.ts'
import { openNamedDevice } from '../../doubles/device-keys.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { meetingSecrets } from '../../scenarios/mesh-rig.ts'

const [versionBytes, proofBytes, publicKeyBytes] = [1, 32, 65]

/** Two devices, and a third that each of them has a connection to as well. */
const scene = async () => {
  const air = new MemoryAir()
  const { tag, proof } = await meetingSecrets()
  const open = async (name: string) => openConnection(await air.rtc(name), tag, meshLimits)
  const join = async (one: string, other: string) => {
    const [here, there] = [await open(one), await open(other)]
    await Promise.all([here.dial(there.card), there.dial(here.card)])
    return [here, there] as const
  }
  const key = async (name: string) => (await openNamedDevice(name)).device
  return { proof, join, ada: await key('ada'), eve: await key('eve') }
}

it('[X1] a hello tells which device is at the other end, and holds on its connection alone', async () => {
  const { proof, join, ada, eve } = await scene()
  const [atAda, atBob] = await join('ada', 'bob')
  const hello = await makeHello(atAda, proof, ada)
  expect(hello).toHaveLength(helloBytes)
  expect(await readHello(atBob, proof, hello)).toBe(ada.id)
  // Sent back to its maker, or shown to a third
  expect(await readHello(atAda, proof, hello)).toBeUndefined()
  const [, atCarl] = await join('eve', 'carl')
  expect(await readHello(atCarl, proof, hello)).toBeUndefined()
  // With its maker's key or signature, and the other of somebody else
  const others = await makeHello(atAda, proof, eve)
  expect(await readHello(atBob, proof, others)).toBe(eve.id)
  const heads = [versionBytes + proofBytes, versionBytes + proofBytes + publicKeyBytes]
  for (const at of heads)
    expect(await readHello(atBob, proof, concat(hello.subarray(0, at), others.subarray(at)))).toBeUndefined()
})

it('[K4] [K5] nor does it hold without the meeting’s secret', async () => {
  const { proof, join, ada } = await scene()
  const [atAda, atBob] = await join('ada', 'bob')
  const { proof: another } = await meetingSecrets('another')
  expect(await readHello(atBob, proof, await makeHello(atAda, another, ada))).toBeUndefined()
  const hello = await makeHello(atAda, proof, ada)
  for (let at = versionBytes; at < helloBytes; at += 8) {
    const changed = hello.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await readHello(atBob, proof, changed)).toBeUndefined()
  }
})
