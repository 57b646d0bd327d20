interface QueueParts<Item, Judged> {
  /** Items looked at together, before anybody is told. */
  readonly batch: number
  /** Whether the next batch may be looked at before this one is entered. */
  mayGoOn(batch: readonly Item[]): boolean
  judge(item: Item): Promise<Judged | undefined>
  enter(batch: readonly Item[], judged: readonly (Judged | undefined)[]): void
}

/**
 * Works off what arrives in batches, so that a flood never keeps the page busy. Each source has its turn, however much
 * another one sends.
 */
export const createQueue = <Item extends { readonly source: string }, Judged = unknown>(
  parts: QueueParts<Item, Judged>,
) => {
  const bySource = new Map<string, Item[]>()
  let working: Promise<void> | undefined

  const take = (): Item[] => {
    const share = Math.ceil(parts.batch / Math.max(1, bySource.size))
    const taken: Item[] = []
    for (const [source, items] of bySource) {
      taken.push(...items.splice(0, share))
      if (items.length === 0) bySource.delete(source)
    }
    return taken
  }
  const begin = () => {
    const batch = take()
    return batch.length > 0 ? { batch, judged: Promise.all(batch.map(parts.judge)) } : undefined
  }
  const workOff = async () => {
    for (let now = begin(); now; ) {
      const next = parts.mayGoOn(now.batch) ? begin() : undefined
      parts.enter(now.batch, await now.judged)
      now = next ?? begin()
    }
  }
  const work = () => {
    if (working || bySource.size === 0) return
    working = Promise.resolve()
      .then(workOff)
      .finally(() => {
        working = undefined
        work()
      })
  }
  return {
    add(items: readonly Item[]) {
      for (const item of items) {
        const before = bySource.get(item.source)
        if (before) before.push(item)
        else bySource.set(item.source, [item])
      }
      work()
    },
    get isEmpty() {
      return bySource.size === 0
    },
    async waitUntilEmpty() {
      while (working) await working
    },
  }
}
