import { relaysMax, relayUrlMaxLength } from '../limits.ts'
import type { Relays } from './records.ts'

/** A relay's address as it is used, or undefined where it is none. Encrypted ones only; `wss://` may be left out. */
export const relayUrl = (text: string): string | undefined => {
  const trimmed = text.trim()
  const url = asUrl(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `wss://${trimmed}`)
  if (url?.protocol !== 'wss:' || url.username || url.password || url.hash || url.search) return undefined
  // A bare word is somebody's slip of the finger, not a relay
  if (!/[.:]/.test(url.hostname) && url.hostname !== 'localhost') return undefined
  const written = `wss://${url.host}${url.pathname.replace(/\/+$/, '')}`
  return written.length <= relayUrlMaxLength && /^[\x21-\x7e]+$/.test(written) ? written : undefined
}

/** undefined where the text is no URL. */
const asUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Public, free to use and long-lived; none is ours. The facilitator may name others. */
export const defaultRelays: readonly string[] = [
  'wss://relay.damus.io',
  'wss://nos.lol',
  'wss://relay.primal.net',
  'wss://nostr.mom',
]

/** Typed lines as relays, each once; and whether every line was one. */
export const readRelayLines = (
  text: string,
): { readonly urls: readonly string[]; readonly wrong: readonly string[] } => {
  const lines = text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter(Boolean)
  const urls = new Set<string>()
  const wrong: string[] = []
  for (const line of lines) {
    const url = relayUrl(line)
    if (url === undefined || (urls.size >= relaysMax && !urls.has(url))) wrong.push(line)
    else urls.add(url)
  }
  return { urls: [...urls], wrong }
}

/** A list as records and invitations carry it: empty for the default one, which they need not spell out. */
export const relaysToCarry = (urls: readonly string[]): readonly string[] =>
  urls.length === defaultRelays.length && urls.every((url) => defaultRelays.includes(url)) ? [] : urls

/**
 * The relays over which a device of the meeting may be found: none where they are off, or the doors are closed. What the
 * facilitators have said counts before what an invitation says, which may be an old one.
 */
export const relaysInUse = (said: {
  readonly record: Relays | undefined
  readonly invitation: { readonly relays?: readonly string[] } | undefined
  readonly doorsClosed: boolean
}): readonly string[] => {
  const { record, invitation, doorsClosed } = said
  if (doorsClosed || record?.on === false) return []
  const urls = record ? record.urls : invitation?.relays
  if (!urls) return []
  return urls.length > 0 ? urls.filter((url) => relayUrl(url) === url).slice(0, relaysMax) : defaultRelays
}

/**
 * Whether a relay is beyond the place where the devices are. Where all are on this machine or in the local network,
 * nobody outside has to be asked how the internet sees a device.
 */
export const isFarRelay = (url: string): boolean => {
  const host = asUrl(url)?.hostname ?? ''
  return ![nearIpv4, nearIpv6, nearName].some((near) => near.test(host))
}

const nearIpv4 = /^(?:(?:10|127)(?:\.\d+){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2})$/
const nearIpv6 = /^\[(?:::1\]|f[cd]|fe[89ab])/
const nearName = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/
