/** One replacement that makes `from` into `to`. */
interface Change {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** What is left between the common beginning and the common end; never cuts a surrogate pair in two. */
export const smallestChange = (from: string, to: string): Change | undefined => {
  if (from === to) return undefined
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  if (isHighSurrogate(from, start - 1)) start--
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  if (end > 0 && isLowSurrogate(from, from.length - end)) end--
  return { at: start, remove: from.length - start - end, insert: to.slice(start, to.length - end) }
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00
