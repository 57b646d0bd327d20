/*
 * Documents over one link. Control messages, in the link's order:
 *
 * open (name, stream, round)  I admit you to this document, and speak of it on that stream. Another round begins the sync anew.
 * digest (name, digest)       of the values that I show now; after each open, over links of the tree when they have not changed
 *                             for `digestSettleMs`, and over one lazy link after the other (see spreading/spreading.ts).
 * close (name)                no longer.
 * prune (name), graft (name)  of the tree over which the document's updates go; without a name, of the one for all sets and
 *                             messages to all.
 *
 * A document flows while both have it open: updates over the links of its tree, the sync of a round over any.
 * What comes on a stream before y-webrtc is loaded waits, bounded. Nothing is lost on a link that is up; a digest that goes on
 * being another means that something is missing all the same, and one side grafts the link and opens another round. "They
 * have it" is said from equal digests and from nothing else.
 */

import { concat, numberToBytes, textToBytes } from '../../lib/bytes.ts'
import { firstControl } from '../link/link.ts'

/** Control messages of the documents. */
export const control = {
  open: firstControl,
  close: firstControl + 1,
  digest: firstControl + 2,
  prune: firstControl + 3,
  graft: firstControl + 4,
} as const

/** One side has the document open: on this stream, in this round of the sync. */
export interface Opened {
  readonly stream: number
  readonly round: number
}

export const openContent = (name: string, { stream, round }: Opened) =>
  concat(numberToBytes(stream, 2), numberToBytes(round, 4), textToBytes(name))

export const digestContent = (name: string, digest: string) => {
  const bytes = textToBytes(name)
  return concat([bytes.length], bytes, textToBytes(digest))
}
