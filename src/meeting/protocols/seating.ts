import { signal } from '@preact/signals'
import type { DeviceId, SignerId, TableId } from '../../domain/ids.ts'
import { nameMaxLength, signersPerTableMax } from '../../domain/limits.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Keyring } from '../keys/keyring.ts'
import { createChannel, jsonCodec } from './channel.ts'

/**
 * How devices of one table come to hold its grid together. Spoken only over a direct link, never forwarded, between devices
 * that sit at the same table:
 * - `sit`: my table, the ids of the secrets that I hold for it, how many seats I know of.
 * - `proof`: I hold the secret with this id (a MAC over both devices' ids). A device that has proved it gets the document.
 * - `ask` / `give`: a device that is alone at its half asks for a seat and brings its own secrets; the other gives
 *   the table's. Neither is ever forwarded. After that both hold the same, and need no proof of it.
 * - `more`: to a device that has proved itself, secrets of the table that I have come by since, or that it does not hold: two newcomers
 *   who got their seats from different mates would else each speak under a secret that the other cannot vouch for.
 * - `yes`: where both halves have several seats, people on both sides have to agree first.
 *
 * `sit` goes out on every new link and again after a seat was taken, so a lost message is made good by the next link. A device
 * that lies about its table or its secrets proves nothing, and gets a seat only where somebody gives it one: then it is seen.
 */
type Seating =
  | {
      readonly t: 'sit'
      readonly table: TableId
      readonly holds: readonly SignerId[]
      readonly seats: number
    }
  | { readonly t: 'proof'; readonly signer: SignerId; readonly mac: string }
  | { readonly t: 'ask' | 'give'; readonly name: string; readonly secrets: readonly string[] }
  | { readonly t: 'more'; readonly secrets: readonly string[] }
  | { readonly t: 'yes' }

/** A message with more is refused. */
const maxSecrets = signersPerTableMax
const kind = 'seat'

interface SeatingParts {
  readonly mesh: Mesh
  readonly table: TableId
  readonly keyring: Keyring
  readonly name: () => string
  /** Seats in the table document now. */
  readonly seats: () => readonly DeviceId[]
  /** Writes the other's seat into the table document: nobody reads unseen. */
  giveSeat(device: DeviceId, name: string): void
  /** Whether somebody on this side has said yes to becoming one grid with the other half. */
  readonly saidYes: () => boolean
}

export const openSeating = ({ mesh, table, keyring, name, seats, giveSeat, saidYes }: SeatingParts) => {
  const proven = new Set<DeviceId>()
  /** Neighbours that have told me over their own link that they sit at my table. */
  const mates = new Set<DeviceId>()
  const asked = new Set<DeviceId>()
  /** By neighbour, the secrets that it said it holds. */
  const holds = new Map<DeviceId, readonly SignerId[]>()
  let greeted = new Set<DeviceId>()
  /** Neighbours of the other half, and whether their side has said yes. */
  const others = new Map<DeviceId, { yes: boolean }>()
  const otherHalf = signal(false)
  const channel = createChannel(mesh, kind, jsonCodec(readSeating))

  const listLinkedMates = () =>
    [...mesh.peers.values()].filter((p) => p.linked && p.table === table).map((p) => p.device)
  const sit = (to: DeviceId) =>
    channel.sendDirect(to, { t: 'sit', table, holds: keyring.ids(), seats: Math.max(1, seats().length) })
  const greetNew = () => {
    const now = listLinkedMates()
    for (const device of now) if (!greeted.has(device)) sit(device)
    greeted = new Set(now)
  }

  const prove = async (to: DeviceId, signer: SignerId) => {
    const mac = await keyring.proof(signer, mesh.self, to)
    if (mac) channel.sendDirect(to, { t: 'proof', signer, mac })
  }
  const handOver = (to: DeviceId, t: 'ask' | 'give') =>
    channel.sendDirect(to, { t, name: name(), secrets: keyring.exportSecrets() })

  const tellMore = (to: DeviceId) => channel.sendDirect(to, { t: 'more', secrets: keyring.exportSecrets() })

  const ask = (from: DeviceId) => {
    asked.add(from)
    handOver(from, 'ask')
  }

  const take = async (from: DeviceId, message: Seating & { t: 'ask' | 'give' }) => {
    giveSeat(from, message.name)
    others.delete(from)
    otherHalf.value = others.size > 0
    if (!proven.has(from)) {
      proven.add(from)
      mesh.reconsider()
    }
    await keyring.add(message.secrets)
    sit(from)
  }

  const hear = async (from: DeviceId, message: Seating) => {
    switch (message.t) {
      case 'sit': {
        if (message.table !== table) return
        // It may have sat down after my greeting went out, and then has not heard it.
        if (!mates.has(from)) sit(from)
        mates.add(from)
        holds.set(from, message.holds)
        const common = keyring.ids().find((id) => message.holds.includes(id))
        if (common) return prove(from, common)
        const mine = Math.max(1, seats().length)
        if (mine > 1 && message.seats > 1) {
          if (!others.has(from)) others.set(from, { yes: false })
          otherHalf.value = true
          if (saidYes()) channel.sendDirect(from, { t: 'yes' })
          return
        }
        // The one who sits alone asks; of two, the one with the greater id, so that only one does.
        const iAsk = mine === 1 && (message.seats > 1 || mesh.self > from)
        return iAsk ? ask(from) : undefined
      }
      case 'proof': {
        if (!(await keyring.holdsProof(message.signer, message.mac, from, mesh.self))) return
        if (proven.has(from)) return
        proven.add(from)
        await prove(from, message.signer)
        giveSeat(from, '')
        mesh.reconsider()
        if (keyring.ids().some((id) => !holds.get(from)?.includes(id))) tellMore(from)
        return
      }
      case 'ask': {
        if (!mates.has(from)) return
        const agreed = saidYes() && others.get(from)?.yes
        if (others.has(from) && !agreed) return
        handOver(from, 'give')
        return take(from, message)
      }
      case 'give':
        if (!asked.delete(from)) return
        return take(from, message)
      case 'more':
        if (proven.has(from)) await keyring.add(message.secrets)
        return
      case 'yes': {
        others.set(from, { yes: true })
        otherHalf.value = true
        if (saidYes() && mesh.self > from) ask(from)
        return
      }
    }
  }

  const undos = [
    channel.onDirect((from, message) => void hear(from, message)),
    mesh.onLink((device, up) => {
      if (up) return
      for (const known of [proven, mates, asked, greeted]) known.delete(device)
      holds.delete(device)
      others.delete(device)
      otherHalf.value = others.size > 0
    }),
    keyring.onAdd(() => {
      for (const device of proven) tellMore(device)
    }),
    mesh.onPeers(greetNew),
  ]
  greetNew()

  return {
    admits: (device: DeviceId) => proven.has(device),
    otherHalf,
    /** Told when this side has said yes. */
    agree() {
      for (const [device, other] of others) {
        channel.sendDirect(device, { t: 'yes' })
        if (other.yes && mesh.self > device) ask(device)
      }
    },
    close() {
      for (const undo of undos) undo()
    },
  }
}

/** undefined where the value is no such message. */
const readSeating = (value: unknown): Seating | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const m = value as Record<string, unknown>
  const texts = (x: unknown): x is string[] =>
    Array.isArray(x) && x.length <= maxSecrets && x.every((s) => typeof s === 'string')
  switch (m.t) {
    case 'sit':
      return typeof m.table === 'string' && texts(m.holds) && typeof m.seats === 'number'
        ? { t: 'sit', table: m.table, holds: m.holds, seats: m.seats }
        : undefined
    case 'proof':
      return typeof m.signer === 'string' && typeof m.mac === 'string'
        ? { t: 'proof', signer: m.signer, mac: m.mac }
        : undefined
    case 'ask':
    case 'give':
      return typeof m.name === 'string' && texts(m.secrets)
        ? { t: m.t, name: m.name.slice(0, nameMaxLength), secrets: m.secrets }
        : undefined
    case 'more':
      return texts(m.secrets) ? { t: 'more', secrets: m.secrets } : undefined
    case 'yes':
      return { t: 'yes' }
    default:
      return undefined
  }
}
