import {
  applyUpdateV2,
  convertUpdateFormatV2ToV1,
  type Doc,
  encodeStateAsUpdate,
  mergeUpdates,
  mergeUpdatesV2,
  type Transaction,
} from 'yjs'

/**
 * Structs that wait for others which storage has lost are kept out of the document: a mate refuses an update with gaps.
 * A mate that has the lost ones may come, so they are tried again with all that comes from outside.
 */
export const holdGaps = (doc: Doc) => {
  let held: Uint8Array | undefined
  const take = () => {
    const { pendingStructs, pendingDs } = doc.store
    const waiting = [pendingStructs?.update, pendingDs].filter((part) => part instanceof Uint8Array)
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    held = waiting.length > 0 ? mergeUpdatesV2(waiting) : undefined
  }
  const onTransaction = ({ local, origin }: Transaction) => {
    if (!held) doc.off('afterTransaction', onTransaction)
    else if (!local && origin !== take) {
      applyUpdateV2(doc, held, take)
      take()
    }
  }
  take()
  if (held) doc.on('afterTransaction', onTransaction)
  return {
    get isWhole() {
      return held === undefined
    },
    /** The document's state, and what waits. */
    encode: () =>
      held
        ? mergeUpdates([encodeStateAsUpdate(doc), convertUpdateFormatV2ToV1(held)])
        : encodeStateAsUpdate(doc),
    close: () => doc.off('afterTransaction', onTransaction),
  }
}
