import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { DeviceId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { Table } from '../../domain/records/records.ts'
import { equalBytes } from '../../lib/bytes.ts'
import { succeed } from '../../lib/result.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { HandParts, Signalling, StartByHand } from '../../mesh/contract/signalling.ts'
import type { LinkReader, PairingModel, PairingState } from './connection-types.ts'

interface PairingParts extends Pick<HandParts, 'shown' | 'paired' | 'read'> {
  readonly mesh: Mesh
  readonly startByHand: StartByHand
  readonly invitation: () => Invitation
  readonly readLink: LinkReader
  encodeLink(content: { invitation: Invitation; card: Card }): string
  /** A card that came with the link by which this device joined; taken once. */
  takeArrived(): Card | undefined
  whoIs(device: DeviceId): (PairingState & { at: 'linked' })['who']
  /** A link was made: a sound, for two people who look at each other's screens. */
  celebrate(): void
}

/** A pairing screen: the cards that two people hand each other while it is open, and how that goes. */
export const pairingModel = (parts: PairingParts): PairingModel => {
  const { mesh, invitation, whoIs } = parts
  const link = signal<string | undefined>(undefined)
  const state = signal<PairingState>({ at: 'ready' })
  const apart = signal(false)
  mesh.onLink((_, up) => {
    if (up) apart.value = false
  })
  let signalling: (Signalling & { readonly hand: NonNullable<Signalling['hand']> }) | undefined

  /** A device tells who it is a moment after its link is up. */
  const nameLater = (device: DeviceId) => {
    const said = state.peek()
    const screen = signalling
    const stop = mesh.onPeers(() => {
      if (signalling !== screen || state.peek() !== said) return stop()
      const who = whoIs(device)
      if (!who.table && !who.facilitator) return
      stop()
      state.value = { at: 'linked', who }
    })
  }

  const read = (text: string) => {
    const found = parts.readLink(text)
    if (!found.ok) return found
    const { digits, card, invitation: of } = found.value
    const isOfMeeting = equalBytes(of.secret, invitation().secret)
    return succeed({ text: digits, isOfMeeting, ...(card && { card }) })
  }

  return {
    link,
    state,
    apart,
    start() {
      signalling?.close()
      state.value = { at: 'ready' }
      const started = parts.startByHand({
        mesh,
        codec: { write: (card) => parts.encodeLink({ invitation: invitation(), card }), read },
        takeArrived: parts.takeArrived,
        shown: (card) => parts.shown?.(card),
        read: (device, card) => parts.read?.(device, card),
        paired(device) {
          parts.celebrate()
          parts.paired?.(device)
          nameLater(device)
        },
      })
      signalling = started
      const { hand } = started
      let before = hand.state
      const stopListening = started.onChange(() => {
        link.value = hand.shows
        if (hand.state === before) return
        before = hand.state
        state.value = before.at === 'linked' ? { at: 'linked', who: whoIs(before.device) } : before
        if (before.at === 'unreachable' && before.sure) apart.value = true
      })
      return () => {
        stopListening()
        started.close()
        link.value = undefined
        if (signalling === started) signalling = undefined
      }
    },
    read: (text) => signalling?.hand.take(text),
  }
}

interface MeetingPairingParts extends Pick<PairingParts, 'readLink' | 'encodeLink' | 'takeArrived'> {
  /** undefined where the meeting is only read. */
  readonly entry:
    | { readonly invitation: Invitation; readonly mesh: Mesh; readonly startByHand: StartByHand }
    | undefined
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
        startByHand: entry.startByHand,
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
