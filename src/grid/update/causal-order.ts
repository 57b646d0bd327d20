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
 * @returns whether something needs what is neither there nor in the update
 */
export const walkCausally = (
  { clients }: ReadUpdate,
  stateOf: (client: number) => number,
  take: (struct: Struct) => boolean,
): { readonly lacks: boolean; reached(client: number): number } => {
  const next = new Map<number, number>()
  const states = new Map<number, number>()
  const stuck = new Set<number>()
  let lacks = false

  const reached = (client: number) => states.get(client) ?? stateOf(client)
  const headOf = (client: number) => clients.get(client)?.[next.get(client) ?? 0]
  const isMissing = (id: Id | undefined): id is Id => id !== undefined && id.clock >= reached(id.client)
  const findNeed = ({ origin, rightOrigin, parent }: Struct): Id | undefined =>
    [origin, rightOrigin, typeof parent === 'object' ? parent : undefined].find(isMissing)

  const advance = (struct: Struct) => {
    const { client } = struct
    if (!take(struct)) {
      stuck.add(client)
      return
    }
    next.set(client, (next.get(client) ?? 0) + 1)
    states.set(client, Math.max(reached(client), struct.clock + struct.length))
  }

  const walk = (first: number) => {
    const waiting: Waiting[] = [{ client: first, until: Number.POSITIVE_INFINITY }]
    const inTurn = new Set([first])
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const { client, until } = top
      const head = headOf(client)
      const isDone = reached(client) > until || !head || stuck.has(client)
      const need = isDone ? undefined : head.clock > reached(client) ? head : findNeed(head)
      if (isDone) {
        waiting.pop()
        inTurn.delete(client)
      } else if (!need) advance(head)
      else if (need === head || inTurn.has(need.client) || stuck.has(need.client) || !headOf(need.client)) {
        if (!stuck.has(need.client)) lacks = true
        stuck.add(client)
      } else {
        waiting.push({ client: need.client, until: need.clock })
        inTurn.add(need.client)
      }
    }
  }
  for (const client of clients.keys()) walk(client)
  return { lacks, reached }
}
