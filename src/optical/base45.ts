/** RFC 9285: two bytes in three characters of the alphabet that QR codes hold in 5.5 bits each. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const worthOf = new Map([...alphabet].map((character, value) => [character, value]))
const base = alphabet.length

export const toBase45 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    for (let digit = 0; digit < (isPair ? 3 : 2); digit++) {
      text += alphabet[value % base]
      value = Math.floor(value / base)
    }
  }
  return text
}

/** undefined where the text stands for no bytes. */
export const fromBase45 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const left = text.length % 3
  if (left === 1) return undefined
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (left === 2 ? 1 : 0))
  let to = 0
  for (let at = 0; at < text.length; at += 3) {
    let value = 0
    const length = Math.min(3, text.length - at)
    for (let digit = length - 1; digit >= 0; digit--) {
      const worth = worthOf.get(text[at + digit] ?? '')
      if (worth === undefined) return undefined
      value = value * base + worth
    }
    if (value > (length === 3 ? 0xffff : 0xff)) return undefined
    if (length === 3) bytes[to++] = value >> 8
    bytes[to++] = value & 0xff
  }
  return bytes
}
