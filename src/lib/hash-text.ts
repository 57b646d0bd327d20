/** FNV-1a over UTF-16 code units, 32 bits: the same on every device, spreads texts, and protects against nobody. */
export const hashText = (text: string, basis = 0x811c9dc5): number => {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
