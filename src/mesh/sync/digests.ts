import { type ByteReader, bytesToText } from '../../lib/bytes.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { Malformed } from '../link/frames.ts'
import type { Link } from '../link/link.ts'
import { control, digestContent } from './document-messages.ts'
import type { Shared, Synced } from './shared.ts'

interface DigestsParts {
  readonly limits: MeshLimits
  readonly links: ReadonlyMap<Link, ReadonlyMap<string, Shared>>
  readonly synced: ReadonlyMap<string, Synced>
  /** Something that `agrees` tells has changed. */
  readonly onChange: () => void
}

/** What neighbours tell each other of the values that they show, and whether these are the same. */
export class Digests {
  readonly #parts: DigestsParts
  #telling: ReturnType<typeof setTimeout> | undefined

  constructor(parts: DigestsParts) {
    this.#parts = parts
  }

  /** The document's own digest may have changed. */
  change(synced: Synced): void {
    if (!synced.digest.change(synced.document.digest())) return
    synced.tree.noteChange()
    this.#parts.onChange()
    this.#telling ??= setTimeout(() => this.#tellSettled(), this.#parts.limits.digestSettleMs)
  }

  /** Tells a neighbour the digest. One that is away just now hears it when it is back. */
  tell(link: Link, synced: Synced): void {
    const { name } = synced.document
    const shared = this.#find(link, name)
    if (!shared?.mine) return
    shared.toldDigest = synced.digest.current
    link.sendControl(control.digest, digestContent(name, synced.digest.current))
  }

  /** @throws Malformed, OutOfBytes, TypeError */
  receive(link: Link, reader: ByteReader): void {
    const name = bytesToText(reader.take(reader.number(1)))
    const digest = bytesToText(reader.rest())
    if (digest.length > this.#parts.limits.digestBytes) throw new Malformed('digest')
    const [shared, synced] = [this.#find(link, name), this.#parts.synced.get(name)]
    // The neighbour closed the document, or never opened it
    if (!shared?.theirs) return
    const isAnother = shared.theirDigest !== digest
    shared.theirDigest = digest
    shared.theirDigestAt = performance.now()
    if (synced && digest === synced.digest.current) shared.resyncs = 0
    synced?.tree.compareHash(link)
    if (isAnother) this.#parts.onChange()
  }

  /** Whether the neighbour shows what this device does, or did just now: news may be on its way to it. */
  isSame(link: Link, { document, digest }: Synced): boolean {
    const shared = this.#find(link, document.name)
    if (!shared?.ride || shared.theirDigest === undefined) return true
    return digest.hasBeen(shared.theirDigest, shared.theirDigestAt - this.#parts.limits.hashPatienceMs)
  }

  /**
   * Whether each document that flows over this link reads the same at both ends, as far as the neighbour has told since it
   * changed: over a lazy link it tells so only now and then.
   */
  agrees(link: Link): ReadonlyMap<string, boolean> {
    const agrees = new Map<string, boolean>()
    for (const [name, { mine, theirs, theirDigest, theirDigestAt }] of this.#parts.links.get(link) ?? []) {
      const synced = this.#parts.synced.get(name)
      if (!synced || !mine || !theirs) continue
      const isEqual = theirDigest === synced.digest.current
      if (isEqual || synced.tree.isEager(link) || theirDigestAt > synced.digest.changedAt)
        agrees.set(name, isEqual)
    }
    return agrees
  }

  close(): void {
    clearTimeout(this.#telling)
  }

  #find(link: Link, name: string): Shared | undefined {
    return this.#parts.links.get(link)?.get(name)
  }

  #tellSettled() {
    const { limits, links, synced: all } = this.#parts
    const now = performance.now()
    let next = Number.POSITIVE_INFINITY
    for (const synced of all.values()) {
      const at = synced.digest.tellAt(limits)
      if (at === undefined) continue
      if (at > now) {
        next = Math.min(next, at)
        continue
      }
      synced.digest.noteTold()
      for (const link of links.keys())
        if (
          synced.tree.isEager(link) &&
          this.#find(link, synced.document.name)?.toldDigest !== synced.digest.current
        )
          this.tell(link, synced)
    }
    this.#telling =
      next === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => this.#tellSettled(), next - now)
  }
}
