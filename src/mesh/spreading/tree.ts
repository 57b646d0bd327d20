import { reportError } from '../../lib/emitter.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import {
  beginSpreading,
  isEager,
  type LinkName,
  type Spreading,
  type SpreadingEffect,
  type SpreadingEvent,
  type SpreadingLimits,
  step,
  wakeAt,
} from './spreading.ts'

export interface TreeParts<Link> {
  readonly limits: MeshLimits
  readonly count: Count
  /** Whether the hash that the neighbour told last is this device's, or was it just now. */
  isSame(link: Link): boolean
  /** Tells a neighbour so. */
  tell(link: Link): void
  prune(link: Link): void
  graft(link: Link): void
  /** The two find out what each of them lacks; `first`: the other side has to be asked. */
  reconcile(link: Link, first: boolean): void
}

/** The limits of the mesh that are the machine's. */
export const spreadingLimits = (limits: MeshLimits): SpreadingLimits => ({
  tellBusyMs: limits.tellHashBusyMs,
  tellMs: limits.tellHashMs,
  busyNews: limits.busyNews,
  calmTellings: limits.calmTellings,
  patienceMs: limits.hashPatienceMs,
  eagerPatienceMs: limits.mismatchMs,
  patienceMostMs: limits.mismatchMostMs,
  graftMs: limits.graftMs,
  graftMostMs: limits.graftMostMs,
  pruneMs: limits.pruneMs,
  answerMs: limits.graftAnswerMs,
})

/** The links of this device in one tree: `spreading.ts` with a clock and a timer, over links of any kind. */
export class Tree<Link extends object> {
  readonly #parts: TreeParts<Link>
  readonly #limits: SpreadingLimits
  readonly #names = new Map<Link, LinkName>()
  readonly #links = new Map<LinkName, Link>()
  #state: Spreading = beginSpreading(performance.now())
  #made = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #wakesAt = Number.POSITIVE_INFINITY

  constructor(parts: TreeParts<Link>) {
    this.#parts = parts
    this.#limits = spreadingLimits(parts.limits)
  }

  /** The link carries what spreads here from now on. */
  up(link: Link): void {
    if (this.#names.has(link)) return
    const name = `${++this.#made}`
    this.#names.set(link, name)
    this.#links.set(name, link)
    this.#take({ is: 'up', link: name })
  }

  down(link: Link): void {
    const name = this.#names.get(link)
    if (name === undefined) return
    this.#names.delete(link)
    this.#links.delete(name)
    this.#take({ is: 'down', link: name })
  }

  has(link: Link): boolean {
    return this.#names.has(link)
  }

  /** Whether news goes over this link. */
  isEager(link: Link): boolean {
    return isEager(this.#state, this.#names.get(link) ?? '')
  }

  /** Something new, from a neighbour or this device's own; gives the links to pass it on over. */
  takeNews(from?: Link): Link[] {
    const name = from && this.#names.get(from)
    const effects = this.#take(name === undefined ? { is: 'news' } : { is: 'news', link: name })
    return effects.flatMap(({ do: what, link }) => (what === 'pass' ? (this.#links.get(link) ?? []) : []))
  }

  /** A neighbour was the first to bring something; it has been passed on over the eager links. */
  noteBrought(from: Link): void {
    this.#takeOf(from, (link) => ({ is: 'brought', link }))
  }

  /** The hash is another, by this device's own hand or a neighbour's. */
  noteChange(): void {
    this.#take({ is: 'changed' })
  }

  /** The neighbour has not been heard for a while: another link does what this one did. */
  noteQuiet(link: Link): void {
    this.#takeOf(link, (name) => ({ is: 'quiet', link: name }))
  }

  /** A neighbour has passed on what was here already. */
  dropDuplicate(from: Link): void {
    this.#takeOf(from, (link) => ({ is: 'duplicate', link }))
  }

  takePrune(from: Link): void {
    this.#takeOf(from, (link) => ({ is: 'prune', link }))
  }

  takeGraft(from: Link): void {
    this.#takeOf(from, (link) => ({ is: 'graft', link }))
  }

  /** A neighbour has told its hash. */
  compareHash(from: Link): void {
    this.#takeOf(from, (link) => ({ is: 'hash', link, same: this.#parts.isSame(from) }))
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#names.clear()
    this.#links.clear()
  }

  #takeOf(from: Link, toEvent: (link: LinkName) => SpreadingEvent) {
    const name = this.#names.get(from)
    if (name !== undefined) this.#take(toEvent(name))
  }

  #take(event: SpreadingEvent): readonly SpreadingEffect[] {
    const [state, effects] = step(this.#state, performance.now(), event, this.#limits)
    this.#state = state
    for (const effect of effects) this.#follow(effect)
    this.#setTimer()
    return effects
  }

  #follow({ do: what, link: name, ...rest }: SpreadingEffect) {
    const link = this.#links.get(name)
    if (!link || what === 'pass') return
    if (what === 'check') {
      this.#take({ is: 'checked', link: name, same: this.#parts.isSame(link) })
      return
    }
    this.#parts.count(counted[what])
    if (what === 'reconcile') this.#parts.reconcile(link, 'first' in rest && rest.first)
    else this.#parts[what](link)
  }

  #setTimer() {
    const at = this.#links.size > 0 ? wakeAt(this.#state) : undefined
    if (at === this.#wakesAt && this.#timer !== undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (at === undefined) return
    this.#wakesAt = at
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        try {
          this.#take({ is: 'time' })
        } catch (error) {
          reportError(error)
        }
      },
      Math.max(0, at - performance.now()),
    )
  }
}

const counted = {
  prune: 'linksPruned',
  graft: 'linksGrafted',
  tell: 'hashesTold',
  reconcile: 'reconciled',
} as const
