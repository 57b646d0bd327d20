import { describe, expect, it } from 'vitest'
import { applyUpdate, ContentType, encodeStateAsUpdate, GC, getState, Text, XmlText } from 'yjs'
import type { TableDocument } from '../../../src/grid/table-document.ts'
import { admitUpdate } from '../../../src/grid/update/admit-update.ts'
import { splitUpdate } from '../../../src/grid/update/split-update.ts'
import { concat } from '../../../src/lib/bytes.ts'
import { content, type Id, item, rawUpdate } from '../../attacks/raw-update.ts'
import { seeded } from '../../scenarios/convergence-world.ts'
import { honestHours, openGrid } from './honest-hours.ts'

/** `PLENARY_FUZZ=100000 npx vitest run tests/grid/update` for more of each. */
const count = Number(process.env.PLENARY_FUZZ ?? 3_000)
/** A grid is begun anew after so many, so that it stays small. */
const perGrid = 300

type Rng = ReturnType<typeof seeded>

const receive = (grid: TableDocument, update: Uint8Array): 'forbidden' | 'taken' | 'left' => {
  const admission = admitUpdate(grid.doc, update)
  if (admission === 'forbidden') return 'forbidden'
  if (!admission.update) return 'left'
  applyUpdate(grid.doc, admission.update, 'link')
  return 'taken'
}

/** Whatever was taken: nothing waits, nothing but texts is under `texts`, and any other device takes all of it. */
const expectSound = (grid: TableDocument) => {
  expect(grid.doc.store.pendingStructs).toBe(null)
  expect(grid.doc.store.pendingDs).toBe(null)
  for (const structs of grid.doc.store.clients.values())
    for (const struct of structs) {
      expect(struct instanceof GC).toBe(false)
      if ('content' in struct && struct.content instanceof ContentType) {
        expect(struct.deleted).toBe(false)
        expect(struct.content.type instanceof Text && !(struct.content.type instanceof XmlText)).toBe(true)
      }
    }
  const newcomer = openGrid(true)
  for (const piece of splitUpdate(encodeStateAsUpdate(grid.doc))) {
    const admission = admitUpdate(newcomer.doc, piece)
    expect(admission).toMatchObject({ refused: 0, lacks: false })
    applyUpdate(newcomer.doc, piece)
  }
  expect(newcomer.digest()).toBe(openGrid(true, grid.doc).digest())
}

const honestUpdates = (seed: number) => {
  const updates: Uint8Array[] = []
  honestHours({ anonymous: seed % 2 === 0, minutes: 3, seed, onUpdate: (update) => updates.push(update) })
  return updates
}

const mutate = (bytes: Uint8Array, others: readonly Uint8Array[], rng: Rng): Uint8Array => {
  let out = bytes.slice()
  for (let left = 1 + rng.below(3); left > 0; left--) {
    const at = rng.below(out.length)
    const kind = rng.below(5)
    if (kind < 2) out[at] = kind === 0 ? (out[at] ?? 0) ^ (1 << rng.below(8)) : rng.below(256)
    else if (kind === 2) out = concat(out.subarray(0, at), out.subarray(at + 1 + rng.below(8)))
    else if (kind === 3) out = concat(out.subarray(0, at), (rng.pick(others) ?? out).subarray(rng.below(20)))
    else out = concat(out.subarray(0, at), [rng.below(256)], out.subarray(at))
  }
  return out
}

/** An update that reads well, of structs that say they stand anywhere, and deletions of anything. */
const invent = (grid: TableDocument, texts: readonly Id[], rng: Rng): Uint8Array => {
  const clients = [...grid.doc.store.clients.keys()]
  const own = Array.from({ length: 1 + rng.below(3) }, () =>
    rng.below(4) ? 1 + rng.below(1e6) : (rng.pick(clients) ?? 1),
  )
  const idOf = (client: number, more = 0): Id => [
    client,
    rng.below(getState(grid.doc.store, client) + more + 1),
  ]
  const anyId = (): Id => (rng.below(3) ? idOf(rng.pick(clients) ?? 1) : idOf(rng.pick(own) ?? 1, 4))
  const anyContent = () =>
    rng.pick([
      content.text('ab'),
      content.text('c'),
      content.deleted(1 + rng.below(3)),
      content.type(),
      content.any(rng.below(2) === 0),
      content.any(['reflect/ours/well', 'a1']),
    ]) ?? content.text('d')
  const struct = () => {
    const placed = rng.below(6)
    const origin = { origin: anyId() }
    if (placed < 2) return item(anyContent(), origin)
    if (placed === 2) return item(anyContent(), { rightOrigin: anyId() })
    if (placed === 3) return item(anyContent(), { ...origin, rightOrigin: anyId() })
    if (placed === 4) return item(anyContent(), { parent: rng.pick(texts) ?? anyId() })
    return rng.below(2)
      ? item(content.type(), { parent: 'texts', key: `t1-a/0123456789abcde${rng.below(4)}` })
      : item(content.any(true), { parent: 'notes', key: `t1-a/${rng.pick(['gone', 'edited/x'])}` })
  }
  const sections = [...new Set(own)].map((client) => ({
    client,
    clock: Math.max(0, getState(grid.doc.store, client) - rng.below(2)),
    structs: Array.from({ length: 1 + rng.below(4) }, struct),
  }))
  const deletions = rng.below(2)
    ? []
    : [[anyId()].map(([client, clock]) => [client, [[clock, 1 + rng.below(9)]]] as const)].flat()
  return rawUpdate(sections, deletions)
}

describe('fuzz', () => {
  it(`[X2] ${count} mutated updates of an honest grid: each is forbidden, left out or harmless`, () => {
    const seen = { forbidden: 0, taken: 0, left: 0 }
    for (let seed = 0; seed * perGrid < count; seed++) {
      const rng = seeded(seed)
      const updates = honestUpdates(seed)
      const grid = openGrid(true)
      for (let at = 0; at < perGrid; at++) {
        const update = updates[at % updates.length] ?? new Uint8Array()
        seen[receive(grid, rng.below(2) ? mutate(update, updates, rng) : update)] += 1
      }
      expectSound(grid)
    }
    for (const [what, often] of Object.entries(seen)) expect(often, what).toBeGreaterThan(count / 50)
  })

  it(`[X2] [X5] ${count} invented updates: whatever of them is taken, every other device takes too`, () => {
    const seen = { forbidden: 0, taken: 0, left: 0 }
    for (let seed = 0; seed * perGrid < count; seed++) {
      const rng = seeded(1_000 + seed)
      const grid = openGrid(true)
      grid.add({ id: 't1-a', cell: 'reflect/ours/well', text: 'what I wrote' })
      const [[key, mine] = []] = grid.doc.getMap<Text>('texts')
      const text = mine?._item?.id
      if (!key || !text) throw new Error('no text')
      for (let at = 0; at < perGrid; at++)
        seen[receive(grid, invent(grid, [[text.client, text.clock]], rng))] += 1
      expectSound(grid)
      expect(grid.doc.getMap('texts').get(key)).toBe(mine)
    }
    expect(seen.taken).toBeGreaterThan(count / 50)
    expect(seen.left).toBeGreaterThan(count / 50)
  })
})
