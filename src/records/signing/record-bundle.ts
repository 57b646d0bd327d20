import { concat } from '../../lib/bytes.ts'

/** Public keys and signed records in one piece: format (1), then per item its kind (1), length (4) and bytes. */
interface RecordBundle {
  readonly keys: readonly Uint8Array[]
  readonly records: readonly Uint8Array[]
}

const formatVersion = 1
const keyKind = 1
const recordKind = 2

export const packBundle = ({ keys, records }: RecordBundle): Uint8Array =>
  concat(
    Uint8Array.of(formatVersion),
    ...keys.map((bytes) => item(keyKind, bytes)),
    ...records.map((bytes) => item(recordKind, bytes)),
  )

/** undefined where the bytes are no whole bundle. */
export const unpackBundle = (bytes: Uint8Array): RecordBundle | undefined => {
  if (bytes[0] !== formatVersion) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const keys: Uint8Array[] = []
  const records: Uint8Array[] = []
  let at = 1
  while (at < bytes.length) {
    if (at + 5 > bytes.length) return undefined
    const kind = view.getUint8(at)
    const end = at + 5 + view.getUint32(at + 1)
    if (end > bytes.length) return undefined
    const part = bytes.slice(at + 5, end)
    if (kind === keyKind) keys.push(part)
    else if (kind === recordKind) records.push(part)
    else return undefined
    at = end
  }
  return { keys, records }
}

const item = (kind: number, bytes: Uint8Array): Uint8Array => {
  const head = new Uint8Array(5)
  const view = new DataView(head.buffer)
  view.setUint8(0, kind)
  view.setUint32(1, bytes.length)
  return concat(head, bytes)
}
