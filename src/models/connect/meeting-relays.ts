import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import { defaultRelays, isFarRelay, relaysInUse } from '../../domain/joining/relays.ts'
import type { RelayCarrier, RelayStatus } from '../../mesh/contract/relay-carrier.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { RelaysModel } from './relay-types.ts'

/** How a meeting's relays are started on this device. */
export interface RelayStarter {
  /** Loads what speaks to relays, and starts it; called only where the facilitator has them on. */
  start(urls: readonly string[]): Promise<RelayCarrier>
  /** Told whether a relay beyond the local network answers: then there is internet, and links may ask how it sees this device. */
  setFar(isFar: boolean): void
}

export interface MeetingRelaysParts {
  /** undefined where the meeting is only read, and no device is to be found. */
  readonly entry: { readonly invitation: Invitation; readonly relays: RelayStarter } | undefined
  readonly view: ReadonlySignal<Pick<RoomView, 'relays' | 'doors'>>
  readonly browser: Pick<Browser, 'onWake'>
}

/** States of a relay that is there, whatever it says. */
const answers: readonly RelayStatus['state'][] = ['open', 'refusing']

/** Told apart by what is in them, so that an unchanged list starts nothing anew. */
const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((url, at) => url === b[at])

/**
 * Relays run while the facilitator has them on and the doors are open, and end with the meeting. What is signed in the
 * room counts before what the invitation said.
 */
export const meetingRelays = ({ entry, view, browser }: MeetingRelaysParts) => {
  const here = signal<readonly RelayStatus[]>([])
  const counters = signal<Readonly<Record<string, number>>>({})
  const said = (doorsClosed: boolean) =>
    entry ? relaysInUse({ record: view.value.relays, invitation: entry.invitation, doorsClosed }) : []
  const wished = computed(() => said(false))
  let before: readonly string[] = []
  const used = computed(() => {
    const now = said(view.value.doors?.closed === true)
    if (!sameList(now, before)) before = now
    return before
  })

  const run = (urls: readonly string[]) => {
    let carrier: RelayCarrier | undefined
    let isOver = false
    const undos: (() => void)[] = []
    const begin = async (starter: RelayStarter) => {
      const started = await starter.start(urls)
      if (isOver) return started.close()
      carrier = started
      const look = () => {
        here.value = started.relays
        counters.value = { ...started.counters }
      }
      undos.push(
        started.onChange(look),
        browser.onWake(() => started.wake()),
      )
      look()
    }
    if (entry && urls.length > 0) {
      here.value = urls.map((url) => ({ url, state: 'connecting' }))
      begin(entry.relays).catch((error) => {
        // The part that speaks to relays could not be loaded: the relays are as good as away, and the error is told
        here.value = urls.map((url) => ({ url, state: 'away' }))
        throw error
      })
    }
    return () => {
      isOver = true
      for (const undo of undos) undo()
      carrier?.close()
      here.value = []
    }
  }
  const stopRunning = effect(() => run(used.value))
  // In a basement nobody is asked, and no link waits for an answer that does not come
  const stopLooking = effect(() =>
    entry?.relays.setFar(here.value.some(({ url, state }) => answers.includes(state) && isFarRelay(url))),
  )

  const model: RelaysModel = {
    state: computed(() => (used.value.length > 0 ? 'on' : wished.value.length > 0 ? 'doors' : 'off')),
    urls: computed(() => {
      const named = view.value.relays?.urls ?? entry?.invitation.relays ?? []
      return named.length > 0 ? named : defaultRelays
    }),
    here,
    counters,
  }
  return {
    model,
    /** The invitation as it holds now, for links to hand on. */
    invitation: computed<Invitation | undefined>(() => {
      if (!entry) return undefined
      const { relays: _, ...invitation } = entry.invitation
      const record = view.value.relays
      const relays = record ? (record.on ? record.urls : undefined) : entry.invitation.relays
      return relays ? { ...invitation, relays } : invitation
    }),
    close: () => {
      stopRunning()
      stopLooking()
    },
  }
}
