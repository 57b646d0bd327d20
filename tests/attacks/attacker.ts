import { insist } from '../../src/lib/result.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import type { Mesh, Offer } from '../../src/mesh/contract/mesh.ts'
import type { SignallingSecrets } from '../../src/mesh/contract/signalling.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { type Letter, type SealedLetter, sealLetter } from '../../src/mesh/signalling/letters/letter.ts'
import { letterLimits } from '../../src/mesh/signalling/letters/letter-limits.ts'
import { relayKind } from '../../src/mesh/signalling/relays/relay-line.ts'
import { deriveSecrets, type MeetingSecrets } from '../../src/records/secrets.ts'
import { eventOf, type MemoryRelay } from '../doubles/memory-relay.ts'
import { hostileLink, hostilePeer } from '../mesh/hostile-peer.ts'
import { readMeetingLink } from '../scenarios/in-memory-room.ts'
import { pair } from '../scenarios/mesh-rig.ts'
import type { MeetingDevice, RtcSource } from './meeting-device.ts'

interface AttackerParts {
  readonly source: RtcSource
  readonly relay: MemoryRelay
  readonly invitation: string
  readonly during: <T>(work: Promise<T>) => Promise<T>
  readonly pass: (ms: number) => Promise<number>
}

/** Somebody who holds the invitation, knows all protocols, and has as many devices as it likes. */
export class Attacker {
  readonly #parts: AttackerParts
  readonly #meshes: Mesh[] = []
  readonly #links: Awaited<ReturnType<typeof hostilePeer>>[] = []
  readonly #secrets: Promise<MeetingSecrets>
  #made = 0

  constructor(parts: AttackerParts) {
    this.#parts = parts
    this.#secrets = deriveSecrets(insist(readMeetingLink(parts.invitation)).invitation)
  }

  get secrets(): Promise<MeetingSecrets> {
    return this.#parts.during(this.#secrets)
  }

  relaySecrets(): Promise<SignallingSecrets> {
    return this.#parts.during(this.#secrets.then((secrets) => secrets.signalling('relay')))
  }

  /** Another device of its own. */
  device(): ReturnType<RtcSource['device']> {
    return this.#parts.during(this.#parts.source.device(`attacker ${++this.#made}`))
  }

  /** A proven link under a new device's name, with whatever is sent over it in the caller's hands. */
  async rawLink(victim: MeetingDevice) {
    const [own, secrets] = [await this.device(), await this.secrets]
    const peer = await this.#parts.during(hostilePeer(own, secrets, victim.mesh))
    this.#links.push(peer)
    return { ...peer, ...own }
  }

  /** A new device at a screen that shows this offer; whether it comes in. */
  async linkWith(offer: Offer): Promise<boolean> {
    const [{ rtc, device }, secrets] = [await this.device(), await this.secrets]
    const connection = await this.#parts.during(openConnection(rtc, secrets.tag, meshLimits))
    const { link } = hostileLink(connection, device, secrets)
    const isIn = Promise.all([connection.dial(offer.card), offer.meet(connection.card), link.proven]).then(
      () => true,
      () => false,
    )
    const came = await this.#parts.during(isIn)
    link.close('closed')
    offer.close()
    return came
  }

  /** A mesh that keeps to the rules of links, and says over them what the caller wants; linked to this device. */
  async meshAt(...victims: readonly MeetingDevice[]): Promise<Mesh> {
    const mesh = createMesh({ ...(await this.device()), secrets: await this.secrets })
    this.#meshes.push(mesh)
    for (const victim of victims) await this.#parts.during(pair(mesh, victim.mesh))
    return mesh
  }

  /** To everybody who listens to this topic at the relay. */
  spread(letter: SealedLetter): void {
    this.#parts.relay.spread(eventOf(letter, relayKind))
  }

  /** Not awaited by the clock: sealed when the machine comes to it. */
  async sealTo(topic: string, letter: Letter): Promise<SealedLetter> {
    const { name, seal } = await (await this.#secrets).signalling('relay')
    return { topic, content: await sealLetter(letter, { topic, name, seal, limits: letterLimits }) }
  }

  close(): void {
    for (const { link } of this.#links) link.close('closed')
    for (const mesh of this.#meshes) void mesh.close()
  }
}
