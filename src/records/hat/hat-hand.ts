import { bytesToHex, concat, hexToBytes, textToBytes } from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { type HatKey, openSealed, paperFromBytes, paperToBytes, sealTo } from './hat-seal.ts'

/** A paper in its reader's hand. */
export interface HandedPaper {
  readonly text: string
  /** Shows the keeper that its reader has it: nobody else was told. */
  readonly token: string
}

const tokenBytes = 16

/** An offer to read is named by the key that papers are to be sealed to: nobody can put another key in its place. */
export const offerId = (publicKey: Uint8Array): string => hashToHex(publicKey, tokenBytes)

/** The same whenever the keeper's device makes it, so that it need not be kept. */
export const handToken = (hatKey: HatKey, offer: string, at: number): string =>
  hashToHex(concat(hatKey.privateKey, textToBytes(`plenary/1/hat token ${offer} ${at}`)), tokenBytes)

/** The order of reading: by lot, the same for all who have the hat's key, and for nobody else to know. */
export const byLot = (hatKey: HatKey, ids: readonly string[]): string[] => {
  const lot = (id: string) => hashToHex(concat(hatKey.privateKey, textToBytes(`plenary/1/hat lot ${id}`)))
  return ids
    .map((id) => ({ id, lot: lot(id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ id }) => id)
}

/** One paper for one reader, always of one size. */
export const sealForReader = (
  publicKey: Uint8Array,
  hat: string,
  at: number,
  { text, token }: HandedPaper,
): Promise<Uint8Array> =>
  sealTo(publicKey, concat(hexToBytes(token), paperToBytes(text)), readerPurpose(hat, at))

/** undefined where it is no paper for this reader. */
export const openForReader = async (
  key: HatKey,
  hat: string,
  at: number,
  sealed: Uint8Array,
): Promise<HandedPaper | undefined> => {
  const bytes = await openSealed(key, sealed, readerPurpose(hat, at))
  const text = bytes && paperFromBytes(bytes.subarray(tokenBytes))
  return text === undefined || !bytes ? undefined : { text, token: bytesToHex(bytes.subarray(0, tokenBytes)) }
}

const readerPurpose = (hat: string, at: number) => `hat reader ${hat} ${at}`
