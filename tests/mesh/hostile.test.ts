import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { concat, hexToBytes, textToBytes } from '../../src/lib/bytes.ts'
import { encodeCard } from '../../src/mesh/card/card-codec.ts'
import { signForOthers } from '../../src/mesh/card/signed-card.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { firstControl, switchboardStream } from '../../src/mesh/link/link.ts'
import { letterBytes, sealLetter } from '../../src/mesh/routing/envelope.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { carried, meetingSecrets, pair } from '../scenarios/mesh-rig.ts'
import { hostilePeer } from './hostile-peer.ts'

const documentStream = 2
const sync = { step1: 0, step2: 1, update: 2 } as const

const syncMessage = (what: number, content: Uint8Array) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, what)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** Presence as Yjs has it, which no document of the product's has: of so many clients, each with this state. */
const awarenessMessage = (clients: number, state = '{}') => {
  const states = encoding.createEncoder()
  encoding.writeVarUint(states, clients)
  for (let client = 1; client <= clients; client++) {
    encoding.writeVarUint(states, client)
    encoding.writeVarUint(states, 2)
    encoding.writeVarString(states, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
  return encoding.toUint8Array(encoder)
}

/** A victim with a friend, and a hostile member linked to the victim. */
const scene = async () => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const doc = new Y.Doc()
  doc.getMap('words').set('mine', 'as I wrote it')
  const victim = createMesh({ ...(await air.device('victim')), secrets })
  victim.sync(carried('room', doc))
  const friend = createMesh({ ...(await air.device('friend')), secrets })
  const friendDoc = new Y.Doc()
  friend.sync(carried('room', friendDoc))
  await pair(victim, friend)
  const own = await air.device('hostile')
  const { rtc, device } = own
  const peer = await hostilePeer(own, secrets, victim)
  const close = async () => {
    peer.link.close('closed')
    await Promise.all([victim.close(), friend.close()])
  }
  /** The victim still works: what it writes now reaches its friend. */
  const stillWorks = async () => {
    expect(doc.getMap('words').get('mine')).toBe('as I wrote it')
    expect(victim.peers.get(friend.self)?.linked).toBe(true)
    const arrived = new Promise<void>((resolve) => {
      friendDoc.on('update', () => {
        if (friendDoc.getMap('words').get('after')) resolve()
      })
    })
    doc.getMap('words').set('after', 'all this')
    await arrived
  }
  /** Resolves when everything sent so far was looked at. */
  const settled = () => {
    const answered = new Promise<void>((resolve) => {
      const stop = victim.onMessage('settled', () => {
        stop()
        resolve()
      })
    })
    peer.link.post(concat([2], letterBytes({ kind: 'settled', payload: new Uint8Array(1) })))
    return answered
  }
  return {
    air,
    secrets,
    doc,
    victim,
    friend,
    rtc,
    device,
    peer,
    close,
    stillWorks,
    settled,
  }
}

/** Updates of a text in which each needs the one before, the first left out. */
const orphans = (count: number) => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  const text = doc.getText('text')
  for (let at = 0; at <= count; at++) text.insert(at, 'x')
  return updates.slice(1)
}

describe('a hostile peer', () => {
  const garbage: [string, (peer: Awaited<ReturnType<typeof hostilePeer>>) => void][] = [
    ['a frame that is none', (peer) => peer.raw(Uint8Array.of(1))],
    ['a frame that is too long', (peer) => peer.raw(new Uint8Array(20_000))],
    ['a message that is too long', (peer) => peer.raw(Uint8Array.of(0, 2, 1, 0xff, 0xff, 0xff, 0xff, 1))],
    ['a second hello', (peer) => peer.link.sendControl(0, new Uint8Array(33))],
    ['an unknown control message', (peer) => peer.link.sendControl(99, new Uint8Array(3))],
    [
      'a document’s name that is no text',
      (peer) => peer.link.sendControl(firstControl, Uint8Array.of(0, 2, 0, 0, 0, 1, 0xff)),
    ],
    ['a cut digest', (peer) => peer.link.sendControl(firstControl + 2, Uint8Array.of(40, 1, 2))],
    ['post that is none', (peer) => peer.link.send(switchboardStream, Uint8Array.of(7, 7, 7))],
    ['a cut envelope', (peer) => peer.link.send(switchboardStream, Uint8Array.of(1, 1, 5))],
    ['a sync message that is none', (peer) => peer.link.send(documentStream, Uint8Array.of(0, 9, 9))],
    [
      'an update that is none',
      (peer) => peer.link.send(documentStream, syncMessage(sync.update, Uint8Array.of(1, 1, 250, 250))),
    ],
    [
      'seven bytes that ask for 200 MB',
      (peer) =>
        peer.link.send(
          documentStream,
          syncMessage(sync.update, Uint8Array.of(0x80, 0x80, 0x80, 0x80, 1, 0, 0)),
        ),
    ],
    [
      'a state vector that is none',
      (peer) => peer.link.send(documentStream, syncMessage(sync.step1, Uint8Array.of(200, 1, 1))),
    ],
    ['presence in a document', (peer) => peer.link.send(documentStream, awarenessMessage(1))],
    ['presence of very many clients', (peer) => peer.link.send(documentStream, awarenessMessage(200_000))],
    [
      'presence of some megabytes',
      (peer) => peer.link.send(documentStream, awarenessMessage(1, JSON.stringify({ x: 'x'.repeat(5e6) }))),
    ],
    ['presence that is none', (peer) => peer.link.send(documentStream, Uint8Array.of(1, 2, 1, 1))],
    ['a question for presence', (peer) => peer.link.send(documentStream, Uint8Array.of(3))],
    ['a message of y-webrtc’s tabs', (peer) => peer.link.send(documentStream, Uint8Array.of(4, 1, 1, 65))],
    [
      'one sync step after the other, each to be answered with a whole document',
      (peer) => {
        for (let at = 0; at < 10; at++)
          peer.link.send(documentStream, syncMessage(sync.step1, Uint8Array.of(0)))
      },
    ],
    [
      'one sync round after the other',
      (peer) => {
        for (let at = 0; at < 100; at++) peer.open('room', documentStream, at)
      },
    ],
    [
      'hundreds of documents',
      (peer) => {
        for (let at = 0; at < 200; at++) peer.open(`doc ${at}`, documentStream)
      },
    ],
  ]
  for (const [what, send] of garbage) {
    it(`[K4] loses its link, and changes nothing else, by ${what}`, async () => {
      const { peer, stillWorks, victim, close } = await scene()
      peer.open('room', documentStream)
      await peer.flowing
      send(peer)
      expect(await peer.end).toBe('lost')
      expect(victim.counters.malformed).toBe(1)
      await stillWorks()
      await close()
    })
  }

  it('[K4] cannot block a device with updates that wait for what never comes', async () => {
    const { peer, stillWorks, settled, victim, doc, close } = await scene()
    peer.open('room', documentStream)
    await peer.flowing
    const updates = orphans(5_000)
    const before = performance.now()
    for (const update of updates) peer.link.send(documentStream, syncMessage(sync.update, update))
    await settled()
    // Applied, they would cost Yjs minutes: each looks at all that wait
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(victim.counters.updatesWithoutPredecessors).toBe(5_000)
    expect(doc.store.pendingStructs).toBe(null)
    await stillWorks()
    await close()
  })

  it('[K4] cannot leave more waiting than a little with a sync answer', async () => {
    const { peer, stillWorks, settled, victim, doc, close } = await scene()
    peer.open('room', documentStream)
    await peer.flowing
    const full = new Y.Doc()
    full.getText('text').insert(0, 'first')
    const vector = Y.encodeStateVector(full)
    full.getText('text').insert(5, 'x'.repeat(70_000))
    peer.link.send(documentStream, syncMessage(sync.step2, Y.encodeStateAsUpdate(full, vector)))
    await settled()
    expect(victim.counters.updatesWithoutPredecessors).toBe(1)
    expect(doc.store.pendingStructs).toBe(null)
    await stillWorks()
    await close()
  })

  it('[C2] gets nothing of a document that does not admit it, whatever it asks for', async () => {
    const { peer, settled, victim, close } = await scene()
    const table = new Y.Doc()
    table.getMap('words').set('secret', 'only for this table')
    victim.sync(carried('table', table, () => false))
    peer.open('table', 5)
    peer.link.send(5, syncMessage(sync.step1, Uint8Array.of(0)))
    peer.link.send(5, syncMessage(sync.update, Y.encodeStateAsUpdate(new Y.Doc())))
    await settled()
    const said = peer.received.map(({ message }) => new TextDecoder().decode(message)).join(' ')
    expect(said).not.toContain('table')
    await close()
  })

  it('[K5] cannot have a card of its own taken for somebody else’s', async () => {
    const { peer, secrets, rtc, device, victim, friend, stillWorks, settled, close } = await scene()
    const connection = await openConnection(rtc, secrets.tag, meshLimits)
    const saidFor = concat(textToBytes('~dial'), new Uint8Array(8), hexToBytes(victim.self))
    const signed = await signForOthers(device, encodeCard(connection.card), saidFor)
    const payload = concat(new Uint8Array(8), signed)
    const { bytes } = await sealLetter(
      { kind: '~dial', payload },
      { from: friend.self, to: victim.self, hops: 5, seal: secrets.seal },
    )
    const refused = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!victim.counters.refusedCards) return
        clearInterval(look)
        resolve()
      }, 5)
    })
    peer.link.post(concat([1], bytes))
    await refused
    await settled()
    expect(connection.theirs).toBeUndefined()
    await stillWorks()
    connection.close()
    await close()
  })

  it('[K5] without the meeting’s key says nothing that is delivered', async () => {
    const { peer, victim, close, settled } = await scene()
    const other = await meetingSecrets('another meeting')
    const heard: string[] = []
    victim.onMessage('word', (from) => heard.push(from))
    const { bytes } = await sealLetter(
      { kind: 'word', payload: new Uint8Array(1) },
      { from: 'ab'.repeat(16), to: '*', hops: 5, seal: other.seal },
    )
    peer.link.post(concat([1], bytes))
    await settled()
    expect(heard).toEqual([])
    expect(victim.counters.foreignSeals).toBe(1)
    await close()
  })

  it('[K4] is not heard beyond a rate, and its link is left alone', async () => {
    const { peer, victim, stillWorks, close } = await scene()
    for (let at = 0; at < meshLimits.neighbourBurst + 500; at++) {
      peer.link.post(concat([2], letterBytes({ kind: 'noise', payload: new Uint8Array(10) })))
    }
    await stillWorks()
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!victim.counters.messagesOverRate) return
        clearInterval(look)
        resolve()
      }, 5)
    })
    expect(victim.peers.size).toBe(2)
    await close()
  })
})
