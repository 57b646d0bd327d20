/*
 * How news goes over one tree of links that all devices share, of each of them (after Plumtree, Leitao, Pereira and
 * Rodrigues 2007). Each link is eager or lazy at either end, and eager as it begins. Messages, in the link's order:
 *
 * news   over every eager link but the one that brought it. All links that bring something first make up the tree.
 * prune  you brought what I had: pass on nothing to me. The link is lazy at both ends.
 * hash   of all that I have. Each device tells it to one lazy neighbour after the other, and to the eager ones as it settles.
 * graft  your hash is not mine, nor has it become mine for a while: pass on to me again. The link is eager at both ends, and
 *        both find out what each of them lacks.
 *
 * Two devices that write at the same time may both prune, and cut the tree; a device may die, or swallow what it should pass
 * on. Then a hash over one of the other links shows what is missing, and that link becomes part of the tree. So any of
 * these messages may be lost or come twice: news is found by a hash, a hash and a graft come again, and a prune follows
 * the next copy. A neighbour that tells, prunes or grafts what it likes is heard for its own link alone.
 *
 * All of it is a pure function of a state and an event, without clock, chance or links, so that app, simulation and checker
 * run the same code. Times are in ms, from any beginning.
 */

/** The one end of a link that is this device's, by the name that its host gave the link. */
export type LinkName = string

interface LinkState {
  readonly eager: boolean
  /** It has been the first to bring something since it became eager. */
  readonly brings: boolean
  /**
   * When to look again at a hash that differed; `late`: this device was busy at that time, and it was put off once. Of several
   * hashes the last is looked at, and `since` is the time of the first.
   */
  readonly doubt?: { readonly at: number; readonly late: boolean; readonly since: number }
  /** Before that no other graft is sent over it, nor another prune, nor is a graft answered with more than passing on. */
  readonly graftAt: number
  readonly graftWaitMs: number
  readonly pruneAt: number
  readonly answerAt: number
}

export interface Spreading {
  readonly now: number
  /** Those whose hashes were compared the longest ago come first. */
  readonly links: ReadonlyMap<LinkName, LinkState>
  /** When to tell the next lazy neighbour the hash. */
  readonly tellAt: number
  /** Changes since the hash was told last, and how often it was told since there were many. */
  readonly heard: number
  readonly calm: number
}

export interface SpreadingLimits {
  /** Between two tellings of the hash over lazy links, while it often changes and while it does not. */
  readonly tellBusyMs: number
  readonly tellMs: number
  /** So many changes between two tellings are many, and so many tellings later the device is calm again. */
  readonly busyNews: number
  readonly calmTellings: number
  /** A hash that differs may become one's own within this time, over a lazy link and over an eager one. */
  readonly patienceMs: number
  readonly eagerPatienceMs: number
  /** While an eager neighbour goes on telling hashes that differ, none of them is put off for longer. */
  readonly patienceMostMs: number
  /** Between two grafts of one link, doubled up to the most while the hash goes on being another. */
  readonly graftMs: number
  readonly graftMostMs: number
  /** Between two prunes of one link, and between two grafts of a neighbour's after which the two find out what they lack. */
  readonly pruneMs: number
  readonly answerMs: number
}

export type SpreadingEvent =
  /** A link begins or ends. */
  | { readonly is: 'up' | 'down'; readonly link: LinkName }
  /** Something that was not here, to be passed on; without a link it is this device's own. */
  | { readonly is: 'news'; readonly link?: LinkName }
  /** The same, where the host has passed it on itself over the eager links. */
  | { readonly is: 'brought'; readonly link: LinkName }
  /** The hash is another, by this device's own hand or a neighbour's. */
  | { readonly is: 'changed' }
  /** A neighbour has not been heard for a while; what is passed on to it waits for it. */
  | { readonly is: 'quiet'; readonly link: LinkName }
  /** A neighbour passed on what was here already. */
  | { readonly is: 'duplicate'; readonly link: LinkName }
  | { readonly is: 'prune' | 'graft'; readonly link: LinkName }
  /** A neighbour told its hash: whether that is this device's, or was it just now. */
  | { readonly is: 'hash'; readonly link: LinkName; readonly same: boolean }
  /** The answer to `check`. */
  | { readonly is: 'checked'; readonly link: LinkName; readonly same: boolean }
  | { readonly is: 'time' }

export type SpreadingEffect =
  /** Tell the neighbour so: the news, a prune, a graft, this device's hash. */
  | { readonly do: 'pass' | 'prune' | 'graft' | 'tell'; readonly link: LinkName }
  /** Look again whether the last hash of the neighbour's has become this device's, and say so by `checked`. */
  | { readonly do: 'check'; readonly link: LinkName }
  /** Find out what the two lack; `first`: the other side follows. */
  | { readonly do: 'reconcile'; readonly link: LinkName; readonly first: boolean }

type Step = readonly [Spreading, readonly SpreadingEffect[]]

const nothing: readonly SpreadingEffect[] = []

export const beginSpreading = (now: number): Spreading => ({
  now,
  links: new Map(),
  tellAt: now,
  heard: 0,
  calm: 0,
})

/** When the machine has to hear of the time again; undefined: not before something else happens. */
export const wakeAt = ({ links, tellAt }: Spreading): number | undefined => {
  let at = Number.POSITIVE_INFINITY
  for (const { eager, doubt } of links.values()) at = Math.min(at, eager ? at : tellAt, doubt?.at ?? at)
  return at === Number.POSITIVE_INFINITY ? undefined : at
}

/** What follows from an event that happens now. */
export const step = (
  before: Spreading,
  now: number,
  event: SpreadingEvent,
  limits: SpreadingLimits,
): Step => {
  const state = { ...before, now }
  if (event.is === 'time') return passTime(state, limits)
  if (event.is === 'up') return begin(state, event.link, limits)
  if (event.is === 'changed') return [countChange(state, limits), nothing]
  if (event.is === 'news') return spread(state, event.link)
  const link = state.links.get(event.link)
  // It has ended meanwhile.
  if (!link) return [state, nothing]
  switch (event.is) {
    case 'down':
      return replace(without(state, event.link), link.eager, event.link, limits)
    case 'quiet':
      return replace(withLink(state, event.link, { ...link, brings: false }), link.eager, event.link, limits)
    case 'brought':
      return [takeBrought(state, event.link, link), nothing]
    case 'duplicate':
      return dropDuplicate(state, event.link, link, limits)
    case 'prune':
      return replace(
        withLink(state, event.link, { ...link, eager: false, brings: false }),
        false,
        event.link,
        limits,
      )
    case 'graft':
      return answerGraft(state, event.link, link, limits)
    case 'hash':
      return compareHash(state, event, link, limits)
    case 'checked':
      return event.same
        ? [settle(state, event.link, link, limits), nothing]
        : graft(state, event.link, limits)
  }
}

export const isEager = ({ links }: Spreading, link: LinkName): boolean => links.get(link)?.eager === true

const withLink = (state: Spreading, name: LinkName, link: LinkState): Spreading => ({
  ...state,
  links: new Map(state.links).set(name, link),
})

const without = (state: Spreading, name: LinkName): Spreading => {
  const links = new Map(state.links)
  links.delete(name)
  return { ...state, links }
}

/** The link comes last in the order of comparing. */
const asLast = (state: Spreading, name: LinkName, link: LinkState): Spreading =>
  withLink(without(state, name), name, link)

const begin = (state: Spreading, name: LinkName, limits: SpreadingLimits): Step => [
  withLink(state, name, {
    eager: true,
    brings: false,
    graftAt: state.now,
    graftWaitMs: limits.graftMs,
    pruneAt: state.now,
    answerAt: state.now,
  }),
  nothing,
]

const countChange = (state: Spreading, { busyNews }: SpreadingLimits): Spreading => ({
  ...state,
  heard: Math.min(state.heard + 1, busyNews),
})

const spread = (before: Spreading, from: LinkName | undefined): Step => {
  const link = from === undefined ? undefined : before.links.get(from)
  const state = from !== undefined && link ? takeBrought(before, from, link) : before
  const to = [...state.links].filter(([name, { eager }]) => eager && name !== from)
  return [state, to.map(([name]) => ({ do: 'pass', link: name }))]
}

/** A link that was lazy here is eager there, and may be the only one that brings anything. */
const takeBrought = (state: Spreading, name: LinkName, link: LinkState): Spreading =>
  link.eager && link.brings ? state : withLink(state, name, { ...link, eager: true, brings: true })

/**
 * Not needed while another eager link brings what is new. Without that test two devices that write at once could make a
 * third prune all its links.
 */
const dropDuplicate = (
  state: Spreading,
  name: LinkName,
  link: LinkState,
  { pruneMs }: SpreadingLimits,
): Step => {
  const others = [...state.links].some(([other, { eager, brings }]) => other !== name && eager && brings)
  if (link.eager ? !others : state.now < link.pruneAt) return [state, nothing]
  return [
    withLink(state, name, { ...link, eager: false, brings: false, pruneAt: state.now + pruneMs }),
    [{ do: 'prune', link: name }],
  ]
}

/**
 * For an eager link that has ended another begins at once, before anything is missed; if it was not needed, its first
 * duplicate says so. A device that has no eager link left takes one, rather not the one that has just been pruned.
 */
const replace = (state: Spreading, hasEnded: boolean, gone: LinkName, limits: SpreadingLimits): Step => {
  const all = [...state.links]
  if (!hasEnded && all.some(([, { eager }]) => eager)) return [state, nothing]
  const lazy = all.filter(([, { eager, graftAt }]) => !eager && graftAt <= state.now)
  const [name] = lazy.findLast(([one]) => one !== gone) ?? []
  return name === undefined ? [state, nothing] : graft(state, name, limits)
}

const answerGraft = (
  state: Spreading,
  name: LinkName,
  link: LinkState,
  { answerMs }: SpreadingLimits,
): Step => {
  const eager = { ...link, eager: true, brings: link.eager && link.brings }
  if (state.now < link.answerAt) return [withLink(state, name, eager), nothing]
  return [
    withLink(state, name, { ...eager, answerAt: state.now + answerMs }),
    [{ do: 'reconcile', link: name, first: false }],
  ]
}

const compareHash = (
  state: Spreading,
  { link: name, same }: { readonly link: LinkName; readonly same: boolean },
  link: LinkState,
  limits: SpreadingLimits,
): Step => {
  if (same) return [settle(state, name, link, limits), nothing]
  const patienceMs = link.eager ? limits.eagerPatienceMs : limits.patienceMs
  const since = link.doubt?.since ?? state.now
  // Where somebody writes all the time the next hash would put it off for ever
  const at = Math.min(
    state.now + patienceMs,
    Math.max(since + limits.patienceMostMs, state.now + limits.patienceMs),
  )
  return [asLast(state, name, { ...link, doubt: { at, late: false, since } }), nothing]
}

/** The two have the same. */
const settle = (
  state: Spreading,
  name: LinkName,
  { doubt: _, ...link }: LinkState,
  limits: SpreadingLimits,
) => asLast(state, name, { ...link, graftWaitMs: limits.graftMs })

/** Also over a link that is eager here: it may be lazy there. */
const graft = (state: Spreading, name: LinkName, { graftMostMs }: SpreadingLimits): Step => {
  const link = state.links.get(name)
  if (!link) return [state, nothing]
  if (state.now < link.graftAt)
    return [
      withLink(state, name, { ...link, doubt: { at: link.graftAt, late: true, since: state.now } }),
      nothing,
    ]
  return [
    withLink(state, name, {
      ...link,
      eager: true,
      brings: link.eager && link.brings,
      graftAt: state.now + link.graftWaitMs,
      graftWaitMs: Math.min(link.graftWaitMs * 2, graftMostMs),
      answerAt: state.now + link.graftWaitMs,
    }),
    [
      { do: 'graft', link: name },
      { do: 'reconcile', link: name, first: true },
    ],
  ]
}

const passTime = (before: Spreading, limits: SpreadingLimits): Step => {
  const effects: SpreadingEffect[] = []
  let state = before
  for (const [name, { doubt, ...link }] of before.links) {
    if (!doubt || doubt.at > state.now) continue
    const patienceMs = link.eager ? limits.eagerPatienceMs : limits.patienceMs
    // What came while this device was busy has not been read yet
    const isLate = !doubt.late && state.now - doubt.at > patienceMs
    state = withLink(
      state,
      name,
      isLate ? { ...link, doubt: { ...doubt, at: state.now + patienceMs, late: true } } : link,
    )
    if (!isLate) effects.push({ do: 'check', link: name })
  }
  const next = [...state.links].find(([, { eager }]) => !eager)
  if (!next || state.tellAt > state.now) return [state, effects]
  const [name, link] = next
  const calm = state.heard >= limits.busyNews ? 0 : Math.min(state.calm + 1, limits.calmTellings)
  const tellAt = state.now + (calm < limits.calmTellings ? limits.tellBusyMs : limits.tellMs)
  return [{ ...asLast(state, name, link), heard: 0, calm, tellAt }, [...effects, { do: 'tell', link: name }]]
}
