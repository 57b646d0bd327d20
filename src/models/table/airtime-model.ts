import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { shortenText } from '../../domain/notes/note-text.ts'
import {
  type Airtime,
  compareStamps,
  encodeAirtime,
  mergeAirtime,
  noAirtime,
  readAirtime,
  speakerLabelMaxLength,
  speakersMax,
  talkOf,
} from '../../domain/rounds/airtime.ts'
import { findPlace } from '../../domain/template/places.ts'
import type { Place } from '../../domain/template/template.ts'
import { newId } from '../../grid/new-id.ts'
import type { RoundsParts } from './rounds-model.ts'
import type { AirtimeModel } from './set-types.ts'

/** While somebody speaks, the counting device says so this often, ms: a phone that dies costs the table no more than this. */
const countEveryMs = 5_000

interface AirtimeParts extends Pick<RoundsParts, 'presence' | 'template' | 'now' | 'tick'> {
  /** Where the table is: it is wiped at the close. */
  readonly place: ReadonlySignal<Place>
}

/** Who speaks how long: only in what the table's devices say of themselves while they are there. */
export const airtimeModel = ({ presence, template, place, now, tick }: AirtimeParts) => {
  /** This device as a counter; another one each time it opens the meeting, and tied to nothing else. */
  const self = shortId()
  const state = signal<Airtime>(noAirtime)
  /** Since when this device counts, for which speaker, ms on its own clock. */
  let counting: { readonly speaker: string; readonly stamp: number; since: number } | undefined

  /** The run that was wiped last: a phone that has just left is heard for a while yet, and brings nothing back. */
  let wiped = noAirtime.run

  const isClose = computed(() => findPlace(template.value, place.value)?.step.kind === 'close')
  const offered = computed(() => template.value.airtime === true && !isClose.value)

  const set = (next: Airtime) => {
    state.value = next
    presence.say('air', next.run.version === 0 ? undefined : encodeAirtime(next))
  }
  const countAirtime = (from: Airtime): Airtime => {
    if (!counting) return from
    const at = now()
    const ms = Math.max(0, at - counting.since)
    counting.since = at
    const own = new Map(from.talk.get(self))
    own.set(counting.speaker, Math.round((own.get(counting.speaker) ?? 0) + ms))
    return { ...from, talk: new Map(from.talk).set(self, own) }
  }
  /** Counts on only while it is this device's own word that holds. */
  const settle = (next: Airtime) => {
    const mine = next.on && next.now?.stamp.by === self && next.now.speaker !== undefined
    if (mine && next.now?.speaker !== undefined && counting?.stamp !== next.now.stamp.version)
      counting = { speaker: next.now.speaker, stamp: next.now.stamp.version, since: now() }
    if (!mine) counting = undefined
    set(next)
  }
  const change = (next: (from: Airtime) => Airtime) => {
    if (state.peek().on) settle(next(countAirtime(state.peek())))
  }

  const undos: (() => void)[] = [
    effect(() => {
      const heard = presence.others.value.flatMap(({ air }) => readAirtime(air) ?? [])
      if (!offered.value) {
        // At the close every device forgets, and no longer listens.
        counting = undefined
        for (const { run } of [state.peek(), ...heard]) if (compareStamps(run, wiped) > 0) wiped = run
        if (state.peek() !== noAirtime) set(noAirtime)
        return
      }
      const before = state.peek()
      const merged = heard.filter(({ run }) => compareStamps(run, wiped) > 0).reduce(mergeAirtime, before)
      if (JSON.stringify(encodeAirtime(merged)) === JSON.stringify(encodeAirtime(before))) return
      const isSameRun = merged.run.version === before.run.version && merged.run.by === before.run.by
      settle(isSameRun && merged.on ? mergeAirtime(merged, countAirtime(before)) : merged)
    }),
  ]
  const timer = setInterval(() => {
    if (counting) change((from) => from)
  }, countEveryMs)
  undos.push(() => clearInterval(timer))

  const model: AirtimeModel = {
    offered,
    on: computed(() => offered.value && state.value.on),
    turn(on) {
      if (!offered.peek() || on === state.peek().on) return
      counting = undefined
      set({
        ...noAirtime,
        run: { version: Math.max(state.peek().run.version, wiped.version) + 1, by: self },
        on,
      })
    },
    speakers: computed(() => {
      void tick.value
      const { speakers, now: speaking } = state.value
      const talk = new Map(talkOf(state.value))
      if (counting) talk.set(counting.speaker, (talk.get(counting.speaker) ?? 0) + (now() - counting.since))
      const there = [...speakers].filter(([, { gone }]) => !gone)
      const sum = there.reduce((total, [id]) => total + (talk.get(id) ?? 0), 0)
      return there
        .map(([id, { label }]) => ({
          id,
          label,
          seconds: Math.round((talk.get(id) ?? 0) / 1_000),
          part: sum === 0 ? 0 : (talk.get(id) ?? 0) / sum,
          now: speaking?.speaker === id,
        }))
        .sort((a, b) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1))
    }),
    addSpeaker(label) {
      const words = shortenText(label.trim(), speakerLabelMaxLength)
      const id = shortId()
      if (words === '' || state.peek().speakers.size >= speakersMax) return
      change((from) => ({
        ...from,
        speakers: new Map(from.speakers).set(id, { label: words, version: 1, gone: false }),
      }))
    },
    removeSpeaker(id) {
      change((from) => {
        const speaker = from.speakers.get(id)
        if (!speaker) return from
        const gone = { ...speaker, version: speaker.version + 1, gone: true }
        return { ...from, speakers: new Map(from.speakers).set(id, gone) }
      })
    },
    speaking(id) {
      change((from) => ({
        ...from,
        now: { stamp: { version: (from.now?.stamp.version ?? 0) + 1, by: self }, speaker: id },
      }))
    },
  }
  return {
    model,
    close() {
      for (const undo of undos) undo()
    },
  }
}

/** Enough for the devices and people of one table, and short, because presence is. */
const shortId = () => newId().slice(0, 6)
