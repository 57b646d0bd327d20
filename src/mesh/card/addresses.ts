import { type Bytes, bytesToHex, hexToBytes } from '../../lib/bytes.ts'

/** Four bytes of a dotted address, or undefined. */
export const parseIpv4 = (text: string): Bytes | undefined => {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined
  }
  return Uint8Array.from(parts, Number)
}

export const formatIpv4 = (bytes: Uint8Array): string => bytes.join('.')

/** Sixteen bytes of an IPv6 address (RFC 4291 text, no zone, no embedded IPv4), or undefined. */
export const parseIpv6 = (text: string): Bytes | undefined => {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], tail = []] = groups
  if (![...head, ...tail].every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const values = [...head, ...Array<string>(missing).fill('0'), ...tail].map((group) =>
    Number.parseInt(group, 16),
  )
  return Uint8Array.from(values.flatMap((value) => [value >> 8, value & 255]))
}

/** Uncompressed lower-case groups: long, and never ambiguous. */
export const formatIpv6 = (bytes: Uint8Array): string =>
  Array.from({ length: 8 }, (_, at) =>
    (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16),
  ).join(':')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The 16 bytes of an mDNS candidate's name `<uuid>.local` (draft-ietf-mmusic-mdns-ice-candidates), or undefined. */
export const parseMdns = (text: string): Bytes | undefined => {
  const name = text.toLowerCase()
  if (!name.endsWith('.local') || !uuid.test(name.slice(0, -6))) return undefined
  return hexToBytes(name.slice(0, -6).replaceAll('-', ''))
}

export const formatMdns = (bytes: Uint8Array): string => {
  const hex = bytesToHex(bytes)
  return `${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}.local`
}

/** RFC 1918; 192.168 and 10 before 172.16, which is so often a container's own bridge. Lower is better. */
export const ipv4Rank = (bytes: Uint8Array): number => {
  const [a = 0, b = 0] = bytes
  if ((a === 192 && b === 168) || a === 10) return 0
  if (a === 172 && b >= 16 && b < 32) return 1
  if (a === 169 && b === 254) return 3
  return 2
}

export const isLoopback = (bytes: Uint8Array): boolean =>
  bytes.length === 4 ? bytes[0] === 127 : bytes.slice(0, 15).every((byte) => byte === 0) && bytes[15] === 1

/** fe80::/10 needs a zone to be reached, which a card cannot carry. */
export const isIpv6LinkLocal = (bytes: Uint8Array): boolean =>
  bytes.length === 16 && bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80
