import { signal } from '@preact/signals'
import { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'

/** What devices of a table say of themselves while they are there: whether somebody types, the clock, who speaks. */
export type TablePresence = ReturnType<typeof tablePresence>

export const tablePresence = (doc: Doc) => {
  // Its id is the document's client id: in a meeting without names nothing is ever written under that one, so presence
  // cannot be tied to words.
  const awareness = new Awareness(doc)
  const others = signal<readonly Readonly<Record<string, unknown>>[]>([])
  let own: Readonly<Record<string, unknown>> = {}

  const read = () => {
    others.value = [...awareness.getStates()].flatMap(([client, state]) =>
      client === awareness.clientID ? [] : [state],
    )
  }
  awareness.on('change', read)
  awareness.setLocalState(own)

  return {
    awareness,
    /** What the other devices say; untrusted, to be read by whoever knows the key. */
    others,
    /** Says this too, or (undefined) no longer. */
    say(key: string, value: unknown) {
      const { [key]: _, ...rest } = own
      own = value === undefined ? rest : { ...rest, [key]: value }
      awareness.setLocalState(own)
    },
    close: () => awareness.destroy(),
  }
}
