import { relayUrlMaxLength } from '../limits.ts'

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
export const asUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
