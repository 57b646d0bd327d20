import { type ByteReader, type Bytes, concat, textToBytes } from '../../../lib/bytes.ts'
import { CardRefused } from '../../card/card-codec.ts'

const scheme = 'wss://'
const namesMost = 8

/** Relays' addresses as an invitation carries them: how many, then each one's length and text without `wss://`. */
export const encodeRelayNames = (urls: readonly string[]): Bytes => {
  const names = urls.slice(0, namesMost).map((url) => textToBytes(url.replace(scheme, '')).slice(0, 255))
  return concat([names.length], ...names.flatMap((name) => [[name.length], name]))
}

/** Not checked but for what they are made of. @throws OutOfBytes or CardRefused */
export const decodeRelayNames = (reader: ByteReader): readonly string[] => {
  const count = reader.number(1)
  if (count === 0 || count > namesMost) throw new CardRefused('broken')
  return Array.from({ length: count }, () => {
    const name = String.fromCharCode(...reader.take(reader.number(1)))
    if (!/^[\x21-\x7e]+$/.test(name)) throw new CardRefused('broken')
    return `${scheme}${name}`
  })
}
