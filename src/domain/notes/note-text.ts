import { type Result, refuse, succeed } from '../../lib/result.ts'
import { nameMaxLength, noteMaxLength } from '../limits.ts'

/** A note's words as typed or pasted. Nothing is cut: what is too long is refused, and the writer keeps it. */
export const checkNoteText = (text: string): Result<string, 'note-too-long'> =>
  text.length > noteMaxLength ? refuse('note-too-long') : succeed(wellFormed(text))

/**
 * Lone halves of a surrogate pair become U+FFFD. They cannot be written as UTF-8: other devices would read
 * something else than this one.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** Words from another device, cut to the limit where they exceed it, never in the middle of a character. */
export const shortenText = (text: string, max = noteMaxLength): string => {
  if (text.length <= max) return text
  const last = text.charCodeAt(max - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max)
}

/** A person's name as it may be written. */
export const fitName = (name: string): string => wellFormed(shortenText(name, nameMaxLength))
