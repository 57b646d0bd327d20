/** Counts for the connection's details. What comes from a peer and is refused is counted here and says nothing else. */
export class Counters {
  readonly values: Record<string, number> = {}

  readonly count = (name: string, by = 1): void => {
    this.values[name] = (this.values[name] ?? 0) + by
  }
}

export type Count = Counters['count']
