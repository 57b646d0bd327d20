import { type Doc, getState, type Item, type Text, type Transaction } from 'yjs'
import { givesWay } from '../lib/one-time-client.ts'

/** How far each client has written in a text: its id, and the clock after its last letter there. */
export type Reach = readonly (readonly [client: number, clock: number])[]

const itemsOf = (text: Text): Item[] => {
  const items: Item[] = []
  for (let item = text._start; item; item = item.right) items.push(item)
  return items
}

/** Of several texts together, and of what was known before; by client, which tells no order. */
export const reachOf = (texts: readonly Text[], before: Reach = []): Reach => {
  const reach = new Map(before)
  // With every key: no lists are made.
  for (const text of texts)
    for (let item = text._start; item; item = item.right) {
      const clock = item.id.clock + item.length
      if (clock > (reach.get(item.id.client) ?? 0)) reach.set(item.id.client, clock)
    }
  return [...reach].sort(([a], [b]) => a - b)
}

/**
 * Words that were put back into a text, because the struct that said them was lost here. A mate may still have that
 * struct; once all that the text had has come back, what was put back is taken out again.
 */
export const watchRestored = (doc: Doc) => {
  const watched = new Map<Text, Reach>()
  const onTransaction = ({ local }: Transaction) => {
    if (local) return
    for (const [text, reach] of watched) {
      if (reach.some(([client, clock]) => getState(doc.store, client) < clock)) continue
      watched.delete(text)
      doc.transact(() => removeRestored(text))
    }
  }
  doc.on('afterTransaction', onTransaction)
  return {
    /** A text that was put back whole is left alone. @param reach what the text had before the loss */
    watch(text: Text, reach: Reach): void {
      if (text._item && !givesWay(text._item.id.client) && itemsOf(text).some(isPutBack))
        watched.set(text, reach)
    },
    reachOf: (text: Text): Reach => watched.get(text) ?? [],
    close: () => doc.off('afterTransaction', onTransaction),
  }
}

const isPutBack = ({ id, deleted }: Item) => givesWay(id.client) && !deleted

const removeRestored = (text: Text): void => {
  let at = 0
  for (const item of itemsOf(text)) {
    if (item.deleted || !item.countable) continue
    if (isPutBack(item)) text.delete(at, item.length)
    else at += item.length
  }
}
