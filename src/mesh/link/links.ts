import type { DeviceId } from '../../domain/ids.ts'
import { bytesToHex } from '../../lib/bytes.ts'
import { Recent } from '../../lib/recent.ts'
import type { Card } from '../contract/card.ts'
import type { Count } from '../contract/counters.ts'
import type { DeviceKey } from '../contract/device-key.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Connection } from './connection.ts'
import { Link, type LinkEnd, LinkEnded, type LinkEvents } from './link.ts'

interface LinksParts {
  readonly key: DeviceKey
  readonly proof: CryptoKey
  readonly limits: MeshLimits
  readonly count: Count
  readonly admitted: (device: DeviceId) => boolean
  readonly events: Pick<LinkEvents, 'message' | 'control'> & {
    /** A proven link begins or ends. */
    up(link: Link): void
    down(link: Link): void
    /** Whether the device can be reached over a link of this one's has changed; `meant` where one of the two ended it. */
    reach(device: DeviceId, up: boolean, meant: boolean): void
  }
}

/** The proven links of this device. For a moment there may be two to one device; the side with the lower id ends the older. */
export class Links {
  readonly #parts: LinksParts
  /** In the order in which they were proven. */
  readonly #proven = new Set<Link>()
  readonly #beginning = new Set<Link>()
  readonly #reached = new Set<DeviceId>()
  /** By fingerprint, the devices that have stood behind a certificate; a device keeps its own for the meeting. */
  readonly #owners: Recent<DeviceId>

  constructor(parts: LinksParts) {
    this.#parts = parts
    this.#owners = new Recent(parts.limits.peers)
  }

  get all(): readonly Link[] {
    return [...this.#proven]
  }

  /** Devices with a link that is up. */
  get devices(): ReadonlySet<DeviceId> {
    return this.#reached
  }

  isUp(device: DeviceId): boolean {
    return this.#reached.has(device)
  }

  /**
   * Whether a device says anything from now on. A link to one that was just reloaded looks up for some seconds more, and
   * nobody is at its other end. A neighbour that is there is heard with its next heartbeat.
   */
  async answers(device: DeviceId): Promise<boolean> {
    const { answerMs, answerEveryMs } = this.#parts.limits
    const onHeard = () =>
      this.all.reduce((frames, link) => frames + (link.device === device ? link.frames : 0), 0)
    const before = onHeard()
    for (let waitedMs = 0; this.isUp(device) && waitedMs < answerMs; waitedMs += answerEveryMs) {
      if (onHeard() > before) return true
      await new Promise((resolve) => setTimeout(resolve, answerEveryMs))
    }
    return false
  }

  /** Which device a card is of, where it has been linked with this one; a card itself names a certificate alone. */
  findOwner({ fingerprint }: Card): DeviceId | undefined {
    return this.#owners.get(bytesToHex(fingerprint))
  }

  /** The newest link that is up. */
  to(device: DeviceId): Link | undefined {
    return this.all.findLast((link) => link.device === device && link.isUp)
  }

  /** Dials; resolves with the proven link, which is to this device where it is known. @throws LinkEnded */
  begin(connection: Connection, theirs: Card, device?: DeviceId): Promise<Link> {
    return this.#make(connection, connection.dial(theirs), device)
  }

  /** Of a connection that has taken the device's card and has just come up. @throws LinkEnded */
  adopt(connection: Connection, device: DeviceId): Promise<Link> {
    return this.#make(connection, Promise.resolve(), device)
  }

  /** Links that are up or may be again: looks after each at once. */
  wake(): void {
    for (const link of this.#proven) link.wake()
  }

  async #make(
    connection: Connection,
    dialling: Promise<void>,
    expected: DeviceId | undefined,
  ): Promise<Link> {
    const { key, proof, limits, count, events, admitted } = this.#parts
    const link = new Link({
      connection,
      expected,
      key,
      proof,
      admitted,
      limits,
      count,
      events: {
        proven: (one) => this.#register(one),
        message: events.message,
        control: events.control,
        quiet: (one) => this.#look(one.device),
        closed: (one, why) => this.#onEnded(one, why),
      },
    })
    this.#beginning.add(link)
    try {
      await Promise.all([dialling, link.proven]).catch((error) => {
        // The browser refused the description, or the link ended before the proof
        link.close('lost')
        throw error instanceof LinkEnded ? error : new LinkEnded('lost')
      })
    } finally {
      this.#beginning.delete(link)
    }
    if (link.ended !== undefined) throw new LinkEnded(link.ended)
    return link
  }

  /** Ends the links to a device, or all that the test picks. */
  end(why: LinkEnd, picks: (link: Link) => boolean): void {
    for (const link of this.all) if (picks(link)) link.close(why)
  }

  /** Resolves when the connections under the links are closed. */
  async close(): Promise<void> {
    const links = [...this.#beginning, ...this.#proven]
    for (const link of links) link.close('closed')
    await Promise.all(links.map((link) => link.gone))
  }

  #register(link: Link) {
    const { key, count, events, admitted } = this.#parts
    if (link.fingerprint) this.#owners.set(bytesToHex(link.fingerprint), link.device)
    if (!admitted(link.device)) {
      link.close('doors-closed')
      return
    }
    const older = this.all.filter((one) => one.device === link.device)
    this.#proven.add(link)
    count('linksMade')
    events.up(link)
    this.#look(link.device)
    for (const one of older) if (key.id < link.device || !one.isUp) one.close('superseded')
  }

  #onEnded(link: Link, why: LinkEnd) {
    if (!this.#proven.delete(link)) return
    this.#parts.count('linksEnded')
    this.#parts.events.down(link)
    this.#look(link.device, why !== 'lost')
  }

  #look(device: DeviceId, meant = false) {
    const up = this.to(device) !== undefined
    if (up === this.#reached.has(device)) return
    if (up) this.#reached.add(device)
    else this.#reached.delete(device)
    this.#parts.events.reach(device, up, meant)
  }
}
