import { signal } from '@preact/signals'
import { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { freshClientId } from '../../lib/one-time-client.ts'

/** Others forget after 30 s what they are not told again; the awareness tells again by itself only what has the own id. */
const tellAgainAfterMs = 10_000
const typing = { typing: true }

/** What devices of a table say of themselves while they are there: whether somebody types, the clock, who speaks. */
export type TablePresence = ReturnType<typeof openTablePresence>

export const openTablePresence = (doc: Doc) => {
  // Its id is the document's client id: in a meeting without names nothing is ever written under that one, so presence
  // cannot be tied to words.
  const awareness = new Awareness(doc)
  const ownId = awareness.clientID
  let spell: { readonly id: number; toldAt: number } | undefined
  const others = signal<readonly Readonly<Record<string, unknown>>[]>([])
  let own: Readonly<Record<string, unknown>> = {}

  const read = () => {
    others.value = [...awareness.getStates()].flatMap(([client, state]) =>
      client === ownId || client === spell?.id ? [] : [state],
    )
  }
  awareness.on('change', read)
  awareness.setLocalState(own)

  return {
    awareness,
    /** What the other devices say; untrusted, to be read by the code that knows the key. */
    others,
    /** Says this too, or (undefined) no longer. */
    say(key: string, value: unknown) {
      const { [key]: _, ...rest } = own
      own = value === undefined ? rest : { ...rest, [key]: value }
      awareness.setLocalState(own)
    },
    /**
     * Says that somebody types, where no names are kept: each spell of typing under an id of its own, used once, so that
     * nothing ties one spell to the next, to this device's other presence, or to words.
     */
    type(on: boolean) {
      if (on === (spell !== undefined) && (!spell || performance.now() - spell.toldAt < tellAgainAfterMs))
        return
      // The first state of an id has the clock 0, which others take for nothing new.
      const states = !on ? [null] : spell ? [typing] : [{}, typing]
      spell ??= { id: freshClientId(), toldAt: 0 }
      spell.toldAt = performance.now()
      awareness.clientID = spell.id
      for (const state of states) awareness.setLocalState(state)
      awareness.clientID = ownId
      if (!on) spell = undefined
    },
    close: () => awareness.destroy(),
  }
}
