import type { Id, ReadUpdate, Struct } from './read-update.ts'

interface Waiting {
  readonly client: number
  /** Its turn ends when this clock is there. */
  readonly until: number
}

/**
 * Offers each struct after all that it needs: what its client wrote before, its origins and its parent. One that is not
 * taken, or needs what is not there, keeps back its client's later ones and all that hangs on them.
 * @param stateOf the next clock of a client, of what is there without the update
 * @param take whether the struct was taken
 * @returns whether something needs what is neither there nor in the update, and the next clocks with what was taken
 */
export const walkCausally = (
  { clients }: ReadUpdate,
  stateOf: (client: number) => number,
  take: (struct: Struct) => boolean,
): { readonly lacks: boolean; readonly clockOf: (client: number) => number } => {
  const next = new Map<number, number>()
  const states = new Map<number, number>()
  const stuck = new Set<number>()
  let lacks = false

  const clockOf = (client: number) => states.get(client) ?? stateOf(client)
  const headOf = (client: number) => clients.get(client)?.[next.get(client) ?? 0]
  const isMissing = (id: Id) => id.clock >= clockOf(id.client)
  const findNeed = (struct: Struct): Id | undefined => {
    const { origin, rightOrigin, parent } = struct
    if (struct.clock > clockOf(struct.client)) return struct
    if (origin && isMissing(origin)) return origin
    if (rightOrigin && isMissing(rightOrigin)) return rightOrigin
    return typeof parent === 'object' && isMissing(parent) ? parent : undefined
  }

  const advance = (struct: Struct) => {
    const { client } = struct
    if (!take(struct)) {
      stuck.add(client)
      return
    }
    next.set(client, (next.get(client) ?? 0) + 1)
    states.set(client, Math.max(clockOf(client), struct.clock + struct.length))
  }

  const walk = (first: number) => {
    const waiting: Waiting[] = [{ client: first, until: Number.POSITIVE_INFINITY }]
    const inTurn = new Set([first])
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const { client, until } = top
      const head = stuck.has(client) || clockOf(client) > until ? undefined : headOf(client)
      const need = head && findNeed(head)
      if (!head) {
        waiting.pop()
        inTurn.delete(client)
      } else if (!need) advance(head)
      // What it needs itself waits for it, was not taken, or is nowhere; its own client's clock may have a hole too.
      else if (inTurn.has(need.client) || stuck.has(need.client) || !headOf(need.client)) {
        if (!stuck.has(need.client)) lacks = true
        stuck.add(client)
      } else {
        waiting.push({ client: need.client, until: need.clock })
        inTurn.add(need.client)
      }
    }
  }
  for (const client of clients.keys()) walk(client)
  return { lacks, clockOf }
}
