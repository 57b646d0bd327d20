import { bytesToBase64Url, parseBase64Url } from '../../lib/bytes.ts'
import { carriedMaxBytes } from '../limits.ts'

/**
 * What is carried, as text: for share sheets that take no files of ours, for messages and for pasting. Whatever stands
 * around it, as a greeting or the line of a messenger, is passed over.
 */
const mark = 'PLENARY-NOTES-1:'
const marked = /PLENARY-NOTES-(\d+):([A-Za-z0-9_-]+)/
export const bytesToCarriedText = (bytes: Uint8Array): string => mark + bytesToBase64Url(bytes)

/** undefined where there is none in the text; 'newer' and 'altered' where there is one that cannot be read. */
export const bytesOfCarriedText = (text: string): Uint8Array | 'newer' | 'altered' | undefined => {
  if (text.length > carriedMaxBytes * 2) return undefined
  const [, version, coded] = marked.exec(text) ?? []
  if (version === undefined || coded === undefined) return undefined
  if (version !== '1') return Number(version) > 1 ? 'newer' : 'altered'
  return parseBase64Url(coded) ?? 'altered'
}
