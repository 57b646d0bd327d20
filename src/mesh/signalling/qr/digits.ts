/**
 * Bytes as decimal digits, 7 bytes in 17 digits, little-endian (the digit encoding of FIDO CTAP 2.2, 11.5.1): a QR code
 * holds digits in 3.3 bits each, and a camera app passes them on in a link.
 */
const chunkBytes = 7
/** Digits for 0 to 7 bytes. */
const digitsFor: readonly number[] = [0, 3, 5, 8, 10, 13, 15, 17]

export const toDigits = (bytes: Uint8Array): string => {
  let digits = ''
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    const value = chunk.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
    digits += value.toString().padStart(digitsFor[chunk.length] ?? 0, '0')
  }
  return digits
}

/** undefined where the digits stand for no bytes. */
export const fromDigits = (digits: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^\d*$/.test(digits)) return undefined
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 17) {
    const chunk = digits.slice(at, at + 17)
    const length = digitsFor.indexOf(chunk.length)
    if (length < 1) return undefined
    let value = BigInt(chunk)
    for (let index = 0; index < length; index++) {
      bytes.push(Number(value % 256n))
      value /= 256n
    }
    if (value > 0n) return undefined
  }
  return Uint8Array.from(bytes)
}
