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
 * Under a one-time client id below practically all others: of two values that were written to one key apart, Yjs keeps
 * that of the higher client, so what is written here gives way.
 */
export const writeGivingWay = (doc: Doc, write: () => void): void => {
  const [client = 0] = crypto.getRandomValues(new Uint32Array(1))
  writeUnder(doc, client, write)
}

/** Whether a client is one of `writeGivingWay`; of the others one in two million is as low. */
export const givesWay = (client: number): boolean => client < 2 ** 32
