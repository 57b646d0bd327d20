import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, getState, type Text } from 'yjs'
import type { TableDocument } from '../../../src/grid/table-document.ts'
import { admitUpdate } from '../../../src/grid/update/admit-update.ts'
import { messageLimits, textMaxLength } from '../../../src/grid/update/grid-limits.ts'
import { splitUpdate } from '../../../src/grid/update/split-update.ts'
import { concat } from '../../../src/lib/bytes.ts'
import type { Mesh, SyncedDocument } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { letterBytes } from '../../../src/mesh/routing/envelope.ts'
import * as moves from '../../attacks/grid-moves.ts'
import type { Id } from '../../attacks/raw-update.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { openGrid } from '../../grid/update/honest-hours.ts'
import { meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'
import { hostilePeer } from '../hostile-peer.ts'

const cell = 'reflect/ours/well'
const stream = 2
const updateKind = 2
const answerKind = 1

const syncMessage = (what: number, content: Uint8Array) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, what)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** A table's grid on the mesh, as a table session carries it. */
const carriedGrid = (
  grid: TableDocument,
  onMessage: (bytes: number) => void = () => undefined,
): SyncedDocument => ({
  name: 'table',
  doc: grid.doc,
  admits: () => true,
  digest: () => grid.digest(),
  onDigest: (listener) => grid.onChange(listener),
  form: {
    admit: (update) => {
      onMessage(update.length)
      return admitUpdate(grid.doc, update)
    },
    split: splitUpdate,
  },
})

const agreed = (mesh: Mesh, other: Mesh) =>
  new Promise<void>((resolve) => {
    const stop = mesh.onPeers(() => look())
    const look = () => {
      if (mesh.peers.get(other.self)?.agrees.get('table') !== true) return
      stop()
      resolve()
    }
    look()
  })

/** Two mates with one grid, and a member with a seat who is linked to the first of them. */
const scene = async () => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const [grid, mateGrid] = [openGrid(true), openGrid(true)]
  grid.add({ id: 't1-a', cell, text: 'what I wrote' })
  const victim = createMesh({ ...(await air.device('victim')), secrets })
  const mate = createMesh({ ...(await air.device('mate')), secrets })
  victim.sync(carriedGrid(grid))
  mate.sync(carriedGrid(mateGrid))
  await pair(victim, mate)
  await agreed(mate, victim)
  const peer = await hostilePeer(await air.device('hostile'), secrets, victim)
  peer.open('table', stream)
  await peer.flowing
  const [text = [0, 0]] = moves.textIds(grid.doc)
  const send = (update: Uint8Array, what = updateKind) => peer.link.send(stream, syncMessage(what, update))
  /** Resolves when everything sent so far was looked at; the messages of a link come in order. */
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
  /** Nobody lost a word, and what either writes now reaches the other. */
  const stillWorks = async () => {
    mateGrid.add({ id: 't1-m', cell, text: 'of my mate' })
    grid.add({ id: 't1-b', cell, text: 'and this' })
    await Promise.all([agreed(victim, mate), agreed(mate, victim)])
    for (const { view } of [grid, mateGrid]) {
      expect(view.notes.get('t1-b')?.text).toBe('and this')
      expect(view.notes.get('t1-m')?.text).toBe('of my mate')
      expect(view.notes.get('t1-a')?.text).toContain('what I wrote')
    }
    expect(victim.peers.get(mate.self)?.linked).toBe(true)
  }
  const close = async () => {
    peer.link.close('closed')
    await Promise.all([victim.close(), mate.close()])
  }
  return { air, secrets, grid, mateGrid, victim, mate, peer, text, send, settled, stillWorks, close }
}

describe('the guard of a grid', () => {
  const forbidden: readonly [string, (doc: Doc, text: Id) => Uint8Array][] = [
    ['[X2] many clients that set one key', () => moves.manyClientsOneKey(15_000)],
    ['[X2] many entries of a map', () => moves.manyMapEntries(20_000)],
    ['[X2] structs in structs', () => moves.deepStructs(3_000)],
    ['[X11] one client in many pieces', () => moves.manyStructsOneClient(20_000)],
    ['[X11] subdocuments', () => moves.subdocuments(10_000)],
    ['[X3] three megabytes', () => moves.hugeText(3_000_000)],
    ['[X4] garbage under another’s client id', (doc, [client]) => moves.garbageUnderVictim(doc, client)],
    ['[X4] skips', () => moves.skipStructs(10)],
    ['[X2] pictures and markup', (_, text) => moves.embedAndFormat(text)],
  ]
  for (const kind of [updateKind, answerKind])
    it.each(forbidden)(
      `ends the link of who sends what no honest device has, in ${kind === updateKind ? 'an update' : 'an answer'}: %s`,
      async (_, make) => {
        const { grid, mate, victim, peer, text, send, stillWorks, close } = await scene()
        send(make(grid.doc, text), kind)
        expect(await peer.end).toBe('lost')
        expect(victim.counters.malformed).toBe(1)
        await stillWorks()
        expect(mate.counters.malformed).toBeUndefined()
        await close()
      },
    )

  it('[X2] [X3] [X4] [X7] leaves out what does not fit, blames nobody for it, and the mates stay equal', async () => {
    const { grid, mate, victim, peer, text, send, settled, stillWorks, close } = await scene()
    for (const client of grid.doc.store.clients.keys())
      send(moves.forgedItemUnderVictim(grid.doc, client, `t1-f${client}`))
    send(moves.forgedItemUnderVictim(grid.doc, grid.doc.clientID))
    send(moves.hugeEdit(textMaxLength, text))
    send(moves.deleteTexts(grid.doc))
    for (const part of moves.manyClientsOneKeyInParts(2_000, 200)) send(part)
    await settled()
    expect(victim.counters.updatePartsRefused).toBeGreaterThan(2)
    expect(peer.link.isUp).toBe(true)
    await stillWorks()
    expect([victim.counters.malformed, mate.counters.malformed]).toEqual([undefined, undefined])
    await close()
  })

  it('[X4] forgeries under the ids of one who is away take nothing from what it writes on coming back', async () => {
    const { grid, mateGrid, victim, mate, peer, send, settled, close } = await scene()
    const away = openGrid(true)
    applyUpdate(away.doc, encodeStateAsUpdate(grid.doc))
    for (const client of [...grid.doc.store.clients.keys(), away.doc.clientID])
      send(moves.forgedItemUnderVictim(grid.doc, client, `t1-f${client}`))
    await settled()
    away.add({ id: 't1-later', cell, text: 'while I was away' })
    away.edit('t1-a', 'what I wrote, and more')
    grid.doc.transact(() => applyUpdate(grid.doc, encodeStateAsUpdate(away.doc)))
    await agreed(victim, mate)
    expect(mateGrid.view.notes.get('t1-later')?.text).toBe('while I was away')
    expect(mateGrid.view.notes.get('t1-a')?.text).toBe('what I wrote, and more')
    expect(peer.link.isUp).toBe(true)
    await close()
  })

  it('[N3] a newcomer gets a large grid whole, in messages of which none is long work', async () => {
    const grid = openGrid(true)
    const ids: string[] = []
    // Many writes to a transaction, each with its client id, as they come in when nobody was linked for long.
    for (let at = 0; at < 2_000; at += 100)
      grid.doc.transact(() => {
        for (let more = 0; more < 100; more++)
          ids.push(
            grid.add({ cell, text: `note ${at + more}, of some sixty characters, as people write them` }),
          )
      })
    for (let at = 0; at < 10_000; at += 200)
      grid.doc.transact(() => {
        for (let edit = at; edit < at + 200; edit++) {
          const id = ids[(edit * 7) % ids.length] ?? ''
          grid.edit(id, `note ${edit}, of sixty ${edit % 3 ? 'characters' : 'letters'}, as people write them`)
        }
      })
    expect(grid.doc.store.clients.size).toBe(12_000)
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const [holder, newcomer] = [
      createMesh({ ...(await air.device('holder')), secrets }),
      createMesh({ ...(await air.device('newcomer')), secrets }),
    ]
    const fresh = openGrid(true)
    fresh.add({ id: 't1-own', cell, text: 'brought along' })
    const received: number[] = []
    holder.sync(carriedGrid(grid))
    newcomer.sync(carriedGrid(fresh, (bytes) => received.push(bytes)))
    await pair(holder, newcomer)
    await Promise.all([agreed(holder, newcomer), agreed(newcomer, holder)])
    expect(fresh.view.notes.size).toBe(2_001)
    expect(grid.view.notes.get('t1-own')?.text).toBe('brought along')
    expect(received.length).toBeGreaterThan(50)
    expect(Math.max(...received)).toBeLessThan(messageLimits.bytes)
    expect([holder, newcomer].map(({ counters }) => counters.updatePartsRefused)).toEqual([
      undefined,
      undefined,
    ])
    expect([holder, newcomer].map(({ counters }) => counters.updatesWithoutPredecessors)).toEqual([
      undefined,
      undefined,
    ])
    await Promise.all([holder.close(), newcomer.close()])
  }, 300_000)

  it('[X3] sends nothing of a grid that was stored with what no grid may have', async () => {
    const grid = openGrid(true)
    grid.doc.getMap('notes').set('t1-a/at', new Doc())
    expect(splitUpdate(encodeStateAsUpdate(grid.doc))).toEqual([])
    expect(getState(grid.doc.store, grid.doc.clientID)).toBe(1)
    expect(grid.doc.getMap<Text>('texts').size).toBe(0)
  })
})
