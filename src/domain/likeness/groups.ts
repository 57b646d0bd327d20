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
 * @param areAlike whether there is an edge between the two
 */
export const groupsOf = <T>(
  edges: readonly Edge<T>[],
  areAlike: (a: T, b: T) => boolean,
): readonly { readonly members: readonly T[]; readonly strength: number }[] => {
  const groupOf = new Map<T, { members: readonly T[]; strength: number }>()
  for (const { a, b, strength } of edges) {
    const [one, other] = [groupOf.get(a), groupOf.get(b)]
    if (one && one === other) continue
    const [left, right] = [one?.members ?? [a], other?.members ?? [b]]
    if (!left.every((member) => right.every((each) => areAlike(member, each)))) continue
    const group = {
      members: [...left, ...right],
      strength: Math.max(strength, one?.strength ?? 0, other?.strength ?? 0),
    }
    for (const member of group.members) groupOf.set(member, group)
  }
  return [...new Set(groupOf.values())]
}
