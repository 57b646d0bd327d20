import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Signalling, SignallingSecrets } from '../../mesh/contract/signalling.ts'
import type { PlaceStatus, Said, Way, WayModel } from './ways-types.ts'

/** The ways of a meeting on this device. */
export interface MeetingWaysEntry {
  readonly invitation: Invitation
  readonly mesh: Mesh
  readonly ways: readonly { readonly way: Way; readonly secrets: SignallingSecrets }[]
  /** Told whether a place beyond the local network answers: then there is internet, and links may ask how it sees this device. */
  setFar(isFar: boolean): void
}

interface MeetingWaysParts {
  /** undefined where the meeting is only read, and no device is to be found. */
  readonly entry: MeetingWaysEntry | undefined
  readonly view: ReadonlySignal<Said>
  readonly browser: Pick<Browser, 'onWake'>
}

/** States of a place that is there, whatever it says. */
const answers: readonly PlaceStatus['state'][] = ['open', 'refusing']

/** Told apart by what is in them, so that an unchanged list starts nothing anew. */
const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((place, at) => place === b[at])

const everywhere: readonly string[] = ['']

/** One way runs while it is on and the doors are open, and ends with the meeting. */
const runWay = (
  { way, secrets }: MeetingWaysEntry['ways'][number],
  { invitation, mesh }: MeetingWaysEntry,
  { view, browser }: MeetingWaysParts,
) => {
  const here = signal<readonly PlaceStatus[]>([])
  const counters = signal<Readonly<Record<string, number>>>({})
  const wished = computed(() => way.placesInUse?.(view.value, invitation) ?? everywhere)
  let before: readonly string[] = []
  const used = computed(() => {
    const now = view.value.doors?.closed === true ? [] : wished.value
    if (!sameList(now, before)) before = now
    return before
  })

  const run = (places: readonly string[]) => {
    let signalling: Signalling | undefined
    let isOver = false
    const undos: (() => void)[] = []
    const begin = async () => {
      const started = await way.start({ mesh, secrets, places })
      if (isOver) return started.close()
      signalling = started
      const look = () => {
        here.value = started.status.places
        counters.value = { ...started.counters }
      }
      undos.push(
        started.onChange(look),
        browser.onWake(() => started.wake()),
      )
      look()
    }
    if (places.length > 0) {
      here.value = places.map((name) => ({ name, state: 'connecting' }))
      begin().catch((error) => {
        // The transport could not be loaded: its places are as good as away, and the error is told
        here.value = places.map((name) => ({ name, state: 'away' }))
        throw error
      })
    }
    return () => {
      isOver = true
      for (const undo of undos) undo()
      signalling?.close()
      here.value = []
    }
  }
  const close = effect(() => run(used.value))

  const model: WayModel = {
    id: way.id,
    state: computed(() => (used.value.length > 0 ? 'on' : wished.value.length > 0 ? 'doors' : 'off')),
    places: computed(() => way.knownPlaces?.(view.value, invitation) ?? wished.value),
    here,
    counters,
  }
  const isFar = () =>
    here.value.some(({ name, state }) => answers.includes(state) && way.isFar?.(name) === true)
  return { model, isFar, close }
}

/** All ways in which this meeting's devices find each other by themselves. */
export const meetingWays = (parts: MeetingWaysParts) => {
  const { entry, view } = parts
  const running = entry ? entry.ways.map((one) => runWay(one, entry, parts)) : []
  // In a basement nobody is asked, and no link waits for an answer that does not come
  const stopLooking = effect(() => entry?.setFar(running.some(({ isFar }) => isFar())))
  return {
    models: running.map(({ model }) => model),
    /** The invitation as it holds now, for links to hand on. */
    invitation: computed<Invitation | undefined>(() =>
      entry?.ways.reduce(
        (invitation, { way }) => way.invite?.(view.value, invitation) ?? invitation,
        entry.invitation,
      ),
    ),
    close: () => {
      for (const { close } of running) close()
      stopLooking()
    },
  }
}
