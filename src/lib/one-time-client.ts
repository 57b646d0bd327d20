import type { Doc } from 'yjs'

/** 53 random bits: as many as a Yjs client id can have. Never stored: one that came back would make documents differ. */
export const freshClientId = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (high & 0x1f_ffff) * 2 ** 32 + low
}

/** Set and put back in one synchronous call, as the link's layer remembers the id. */
export const writeUnder = (doc: Doc, client: number, write: () => void): void => {
  const before = doc.clientID
  doc.clientID = client
  try {
    doc.transact(write)
  } finally {
    doc.clientID = before
  }
}

/**
 * Where the meeting keeps no names, under a client id that is used for this one transaction only, so that nothing ties
 * what is written to the device or to its other writing; else under the document's own.
 */
export const writeTo = (doc: Doc, anonymous: boolean, write: () => void): void => {
  if (anonymous) writeUnder(doc, freshClientId(), write)
  else doc.transact(write)
}
