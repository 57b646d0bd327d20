/**
 * Bytes with their length and CRC-32 (IEEE 802.3) before them, so that damage on the device's storage is noticed before
 * it reaches a document: length (4, big-endian), checksum (4), bytes.
 */
export const sealBytes = (bytes: Uint8Array): Uint8Array => {
  const sealed = new Uint8Array(headBytes + bytes.length)
  const view = new DataView(sealed.buffer)
  view.setUint32(0, bytes.length)
  view.setUint32(4, crc32(bytes))
  sealed.set(bytes, headBytes)
  return sealed
}

/** The bytes; undefined where they are damaged or never were such bytes. */
export const unsealBytes = (sealed: unknown): Uint8Array | undefined => {
  if (!(sealed instanceof Uint8Array) || sealed.length < headBytes) return undefined
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const bytes = sealed.slice(headBytes)
  return view.getUint32(0) === bytes.length && view.getUint32(4) === crc32(bytes) ? bytes : undefined
}

const headBytes = 8

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcOfByte[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

const crcOfByte: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})
