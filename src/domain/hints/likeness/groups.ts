/** Two things that are alike, and how much. */
export interface Edge<T> {
  readonly a: T
  readonly b: T
  readonly strength: number
}

/**
 * Groups in which each is alike to each other: a chain of likenesses ends where its ends are not alike. Each thing is in
 * one group at most, with those most alike.
 * @param edges the most alike first
 */
export const groupsOf = <T>(
  edges: readonly Edge<T>[],
): readonly { readonly members: readonly T[]; readonly strength: number }[] => {
  const alike = new Map<T, Set<T>>()
  const link = (from: T, to: T) => {
    const there = alike.get(from)
    if (there) there.add(to)
    else alike.set(from, new Set([to]))
  }
  for (const { a, b } of edges) {
    link(a, b)
    link(b, a)
  }
  const groupOf = new Map<T, { members: readonly T[]; strength: number }>()
  for (const { a, b, strength } of edges) {
    const [one, other] = [groupOf.get(a), groupOf.get(b)]
    if (one && one === other) continue
    const [left, right] = [one?.members ?? [a], other?.members ?? [b]]
    if (!left.every((member) => right.every((each) => alike.get(member)?.has(each)))) continue
    const group = {
      members: [...left, ...right],
      strength: Math.max(strength, one?.strength ?? 0, other?.strength ?? 0),
    }
    for (const member of group.members) groupOf.set(member, group)
  }
  return [...new Set(groupOf.values())]
}
