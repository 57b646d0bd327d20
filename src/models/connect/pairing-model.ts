import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { DeviceId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { Table } from '../../domain/records/records.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Card } from '../../mesh/contract/card.ts'
import {
  type LinkRefusal,
  LinkRefused,
  type Mesh,
  NoCandidates,
  type Offer,
} from '../../mesh/contract/mesh.ts'
import type { LinkReader, Networks, PairingModel, PairingState } from './connection-types.ts'

const refusals: Record<LinkRefusal, Refusal> = {
  'not-this-meeting': 'other-meeting',
  'own-card': 'own-card',
  'doors-closed': 'doors-closed',
  unreachable: 'unreachable',
  used: 'card-used',
}

/** Between a link and the next card on screen. */
const nextCardAfterMs = 300
/** A link takes a second where it can be had at all; after so long people are told, and it goes on being tried. */
export const unreachableAfterMs = 12_000

export interface PairingParts {
  readonly mesh: Mesh
  readonly invitation: () => Invitation
  readonly readLink: LinkReader
  encodeLink(content: { invitation: Invitation; card: Card }): string
  /** A card that came with the link by which this device joined; taken once. */
  takeArrived(): Card | undefined
  whoIs(device: DeviceId): (PairingState & { at: 'linked' })['who']
  /** My card is on the screen; the device that came in by it; a card of another device's that led to its link. */
  shown?(card: Card): void
  paired?(device: DeviceId): void
  read?(device: DeviceId, card: Card): void
  /** A link was made: a sound, for two people who look at each other's screens. */
  celebrate(): void
}

/** Two cards, in any order: shows mine, takes theirs, and after each link has a fresh one ready. */
export const pairingModel = ({
  mesh,
  invitation,
  readLink,
  encodeLink,
  takeArrived,
  whoIs,
  shown,
  paired,
  read: wasRead,
  celebrate,
}: PairingParts): PairingModel => {
  const link = signal<string | undefined>(undefined)
  const state = signal<PairingState>({ at: 'ready' })
  const apart = signal(false)
  mesh.onLink((_, up) => {
    if (up) apart.value = false
  })
  let running = 0
  let offer: Offer | undefined
  let lastRead: string | undefined
  /** By whom no link has come in time; a newer code of theirs does not begin the wait anew. */
  let waitingFor: { readonly whose: string; readonly timer: ReturnType<typeof setTimeout> } | undefined
  /** The device of the link that the screen tells of. */
  let linkedWith: DeviceId | undefined

  const refuse = (error: unknown) => {
    if (error instanceof LinkRefused) state.value = { at: 'refused', why: refusals[error.reason] }
    else if (error instanceof NoCandidates) state.value = { at: 'refused', why: 'no-network' }
    else throw error
  }

  const freshOffer = async (run: number): Promise<void> => {
    link.value = undefined
    let made: Offer
    try {
      made = await mesh.offer()
    } catch (error) {
      if (run === running) refuse(error)
      return
    }
    if (run !== running) return made.close()
    offer = made
    const show = () => {
      link.value = encodeLink({ invitation: invitation(), card: made.card })
      shown?.(made.card)
    }
    show()
    made.onCard(show)
    const device = await made.linked
    if (run !== running || offer !== made) return
    stopWaiting()
    state.value = { at: 'linked', who: whoIs(device) }
    linkedWith = device
    celebrate()
    paired?.(device)
    nameLater(run, device)
    link.value = undefined
    offer = undefined
    // Making the next connection holds the page up, just when the other's words arrive.
    await new Promise((resolve) => setTimeout(resolve, nextCardAfterMs))
    if (run === running) await freshOffer(run)
  }

  /** A device tells who it is a moment after its link is up. */
  const nameLater = (run: number, device: DeviceId) => {
    const said = state.peek()
    const stop = mesh.onPeers(() => {
      if (run !== running || state.peek() !== said) return stop()
      const who = whoIs(device)
      if (!who.table && !who.facilitator) return
      stop()
      state.value = { at: 'linked', who }
    })
  }

  const meet = async (card: Card, { patient = false }: { readonly patient?: boolean } = {}) => {
    const mine = offer
    if (!mine) return
    const whose = String(card.fingerprint)
    if (waitingFor?.whose !== whose) {
      state.value = { at: 'linking', since: Date.now() }
      waitFor(whose, mine.networkWith(card), !patient)
    }
    try {
      const device = await mine.meet(card, { patient })
      wasRead?.(device, card)
    } catch (error) {
      if (offer !== mine) return
      stopWaiting()
      refuse(error)
    }
  }

  const stopWaiting = () => {
    clearTimeout(waitingFor?.timer)
    waitingFor = undefined
  }
  const waitFor = (whose: string, network: Networks, sure: boolean) => {
    stopWaiting()
    const timer = setTimeout(() => {
      if (state.peek().at !== 'linking') return
      state.value = { at: 'unreachable', network, sure }
      if (sure) apart.value = true
    }, unreachableAfterMs)
    waitingFor = { whose, timer }
  }

  /**
   * Two screens that go on facing each other show each other's next codes, and in the camera's picture their own: none of
   * that takes back what was just said.
   */
  const isLeftOver = async (card: Card) => {
    const device = await mesh.whose(card)
    const { at } = state.peek()
    return at === 'linked' ? device === mesh.self || device === linkedWith : device === mesh.self
  }
  const meetUnlessLeftOver = async (card: Card) => {
    const { at } = state.peek()
    if ((at === 'linking' || at === 'linked') && (await isLeftOver(card))) return
    await meet(card)
  }

  return {
    link,
    state,
    apart,
    start() {
      const run = ++running
      stopWaiting()
      state.value = { at: 'ready' }
      lastRead = undefined
      void (async () => {
        const offered = freshOffer(run)
        while (!offer && run === running && state.peek().at !== 'refused') await nextChange(link)
        const card = run === running ? takeArrived() : undefined
        // Whoever showed this card could not see mine before I was here.
        if (card) await meet(card, { patient: true })
        await offered
      })()
      return () => {
        running++
        stopWaiting()
        offer?.close()
        offer = undefined
        link.value = undefined
      }
    },
    read(text) {
      const read = readLink(text)
      if (typeof read === 'string') {
        state.value = { at: 'refused', why: read }
        return
      }
      // The camera goes on seeing the code while the link is being made, and after.
      const { at } = state.peek()
      if ((at === 'linking' || at === 'unreachable' || at === 'linked') && read.digits === lastRead) return
      lastRead = read.digits
      if (!sameBytes(read.invitation.secret, invitation().secret))
        state.value = { at: 'refused', why: 'other-meeting' }
      else if (!read.card) state.value = { at: 'refused', why: 'invitation-only' }
      else void meetUnlessLeftOver(read.card)
    },
  }
}

export interface MeetingPairingParts extends Pick<PairingParts, 'readLink' | 'encodeLink' | 'takeArrived'> {
  /** undefined where the meeting is only read. */
  readonly entry: { readonly invitation: Invitation; readonly mesh: Mesh } | undefined
  sitsAt(device: DeviceId): Table | undefined
  readonly told: Pick<PairingParts, 'shown' | 'paired' | 'read'>
  readonly browser: Pick<Browser, 'bell' | 'buzz'>
}

/** A meeting's pairing on this device. */
export const meetingPairing = ({
  entry,
  sitsAt,
  told,
  browser,
  ...parts
}: MeetingPairingParts): PairingModel =>
  entry
    ? pairingModel({
        ...parts,
        ...told,
        mesh: entry.mesh,
        invitation: () => entry.invitation,
        whoIs(device) {
          const found = sitsAt(device)
          const facilitator = entry.mesh.peers.get(device)?.facilitator ?? false
          return { facilitator, ...(found ? { table: found } : {}) }
        },
        celebrate() {
          browser.bell()
          browser.buzz()
        },
      })
    : noPairing

/** Where a meeting is only read, or the browser makes no links. */
export const noPairing: PairingModel = {
  start: () => () => {},
  link: signal(undefined),
  state: signal({ at: 'ready' }),
  apart: signal(false),
  read: () => {},
}

const sameBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** Resolves at the signal's next change. */
const nextChange = (source: { subscribe(listener: () => void): () => void }) =>
  new Promise<void>((resolve) => {
    let first = true
    const stop = source.subscribe(() => {
      if (first) {
        first = false
        return
      }
      queueMicrotask(() => stop())
      resolve()
    })
  })
