/*
 * What the devices of a table say of themselves while they are there: who types where, the clock, who speaks. Over direct links
 * between devices that hold the table's grid; a device has links to some of its table, so each passes on once what is new to it.
 *
 * state (public key, sequence, signature, JSON)  what I say of myself. Of one device the highest sequence counts.
 * ask                                           show me all states that you know: to a mate that I have just let in, and
 *                                               that may have let me in, and told me, before.
 * typing (spell, on or off)                      somebody types, where no names are kept (typing-spells.ts).
 *
 * A state is looked at where its device has a seat, and believed where that device has signed it: nobody can speak in
 * another's name. It is shown while its device is heard of at this table, so nothing need be said again; a lost message is
 * made good by the next change or link. Typing is signed by nobody: a neighbour can invent some typists, and end what is said
 * of others' typing for some seconds. No link is closed for anything that is said here, as it may have come from further away:
 * of too much the newest is heard, later. What a device says, verifies, passes on and answers has a rate of its own.
 */

import { signal } from '@preact/signals'
import type { DeviceId, TableId } from '../../domain/ids.ts'
import { seatsPerTableMax } from '../../domain/limits.ts'
import { Allowance, Allowances } from '../../lib/allowance.ts'
import { reportError } from '../../lib/emitter.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { createChannel } from './channel.ts'
import { createPresenceInbox, pause } from './presence-inbox.ts'
import {
  isSignedState,
  type PresenceMessage,
  type PresenceState,
  presenceCodec,
  type SignedState,
  signState,
} from './table-presence-messages.ts'
import { createTypingSpells } from './typing-spells.ts'

const kind = 'at-table'
/** Own states: more than anybody's hands make, and less than mates would make who answer each state with one of theirs. */
const tellsPerSecond = 4
const tellsBurst = 20
/** Answers to one mate's asking; an honest one asks once a link. */
const answers = { perSecond: 0.1, burst: 5, most: seatsPerTableMax }
/** Devices whose seat has ended may come back, and are remembered as long as they are not too many. */
const knownMost = 2 * seatsPerTableMax

export interface TablePresenceParts {
  readonly table: TableId
  readonly mesh:
    | Pick<Mesh, 'self' | 'key' | 'peers' | 'onPeers' | 'sendDirect' | 'send' | 'onMessage'>
    | undefined
  /** Whether the table's grid flows to this neighbour. */
  admits(neighbour: DeviceId): boolean
  isSeated(device: DeviceId): boolean
  /** This device's clock, ms since 1970: a page that was loaded again goes on above what the one before has said. */
  now(): number
}

export interface TablePresence {
  /** What the other devices say; untrusted, to be read by the code that knows the key. */
  readonly others: { readonly value: readonly PresenceState[]; peek(): readonly PresenceState[] }
  /** Says this too, or (undefined) no longer. */
  say(key: string, value: unknown): void
  /** Says that somebody types, where no names are kept. */
  type(on: boolean): void
  close(): void
}

const typing: PresenceState = { typing: true }

export const openTablePresence = (parts: TablePresenceParts): TablePresence => {
  const { mesh } = parts
  return mesh ? tellPresence({ ...parts, mesh }) : keepToOneself()
}

/** Where no device can be linked nobody is told, and nobody heard. */
const keepToOneself = (): TablePresence => ({
  others: signal([]),
  say: () => undefined,
  type: () => undefined,
  close: () => undefined,
})

const tellPresence = (
  parts: TablePresenceParts & { readonly mesh: NonNullable<TablePresenceParts['mesh']> },
) => {
  const { mesh, table, admits, isSeated, now } = parts
  const channel = createChannel(mesh, kind, presenceCodec)
  const known = new Map<DeviceId, SignedState>()
  const others = signal<readonly PresenceState[]>([])
  let own: PresenceState = {}
  let sequence = 0
  let greeted: ReadonlySet<DeviceId> = new Set()
  const tells = new Allowance(tellsPerSecond, tellsBurst)
  const asks = new Allowances(answers)
  let isTelling = false
  let isClosed = false

  const listMates = () => [...mesh.peers.values()].filter((peer) => peer.linked && admits(peer.device))
  const pass = (message: PresenceMessage, except?: DeviceId) => {
    for (const { device } of listMates()) if (device !== except) channel.sendDirect(device, message)
  }
  const isHere = (device: DeviceId) => isSeated(device) && mesh.peers.get(device)?.table === table
  const show = () => {
    const states = [...known.values()].filter(({ device }) => device !== mesh.self && isHere(device))
    others.value = [
      ...states.map(({ state }) => state),
      ...Array.from({ length: spells.count() }, () => typing),
    ]
  }
  const spells = createTypingSpells({ pass, changed: show })

  const showAll = (mate: DeviceId) => {
    for (const state of known.values())
      if (state.device === mesh.self || isSeated(state.device)) channel.sendDirect(mate, state)
  }
  const greetNew = () => {
    const mates = listMates().map(({ device }) => device)
    for (const mate of mates) {
      if (greeted.has(mate)) continue
      showAll(mate)
      channel.sendDirect(mate, { t: 'ask' })
    }
    greeted = new Set(mates)
    show()
  }
  /** What is said together, and while a signature is being made, is told together. */
  const tell = async () => {
    if (isTelling) return
    isTelling = true
    try {
      for (let told: PresenceState | undefined; told !== own && !isClosed; ) {
        await Promise.resolve()
        while (!tells.take()) await pause(1_000 / tellsPerSecond)
        told = own
        sequence = Math.max(now(), sequence + 1)
        const state = await signState(mesh.key, { table, sequence, state: told })
        known.set(mesh.self, state)
        if (!isClosed) pass(state)
      }
    } finally {
      isTelling = false
    }
  }
  const isNews = ({ device, sequence: number }: SignedState) => number > (known.get(device)?.sequence ?? -1)

  const keep = (state: SignedState) => {
    known.set(state.device, state)
    if (known.size <= knownMost) return
    for (const device of known.keys()) if (device !== mesh.self && !isSeated(device)) known.delete(device)
  }
  const take = async (from: DeviceId, message: SignedState) => {
    if (!(await isSignedState(message, table)) || isClosed || !isNews(message)) return
    if (message.device === mesh.self) {
      // Of the page before this one, and this device's clock was put back meanwhile
      sequence = message.sequence
      own = { ...own }
      tell().catch(reportError)
      return
    }
    keep(message)
    pass(message, from)
    show()
  }
  const inbox = createPresenceInbox({ isNews, take })
  const hear = (from: DeviceId, message: PresenceMessage) => {
    if (!admits(from)) return
    if (message.t === 'typing') spells.hear(message, from)
    else if (message.t === 'state') {
      const mayCount = message.device === mesh.self || isSeated(message.device)
      if (mayCount && isNews(message)) inbox.put(from, message)
    } else if (asks.take(from)) showAll(from)
  }

  const undos = [channel.onDirect(hear), mesh.onPeers(greetNew)]
  greetNew()

  return {
    others,
    say(key: string, value: unknown) {
      const { [key]: before, ...rest } = own
      if (before === value) return
      own = value === undefined ? rest : { ...rest, [key]: value }
      tell().catch(reportError)
    },
    type: spells.type,
    close() {
      isClosed = true
      for (const undo of undos) undo()
      inbox.close()
      spells.close()
    },
  }
}
