import { bytesToBase64Url, parseBase64Url, textToBytes } from '../../lib/bytes.ts'
import { catchFault, isFault } from '../../lib/fault.ts'
import { type Result, refuse, succeed } from '../../lib/result.ts'
import { nextCodeMaxLength, titleMaxLength } from '../limits.ts'
import { readFields } from '../read-value.ts'
import { readNext, readNextCode } from '../records/next-readers.ts'
import type { NextCode, NextMeeting } from '../records/records.ts'

/** A next meeting with the code that lets in, as its facilitator sends it round: when the day has moved, or the code is new. */
export type NextLink = NextMeeting & Pick<NextCode, 'code'>

const version = '1'
const isOurs = /^n(\d)\.[0-9a-f]{16}\./
/** UTF-8 takes at most three bytes for a UTF-16 unit, base64 four characters for three bytes. */
const longest = nextCodeMaxLength + titleMaxLength * 4 + 100

/** `n1.<event>.<generation>.<revision>.<day>.<title>.<invitation>`: it begins like no other link and ends in digits. */
export const writeNextLink = ({ title, on, event, revision, generation, code }: NextLink): string =>
  [`n${version}`, event, generation, revision, on, bytesToBase64Url(textToBytes(title)), code].join('.')

/** Reads what somebody has sent. Nothing but the sender vouches for day and title: the person who reads it decides. */
export const readNextLink = (fragment: string): Result<NextLink, 'link-broken' | 'link-newer'> => {
  const [, written = ''] = isOurs.exec(fragment) ?? []
  if (written > version) return refuse('link-newer')
  const parts = fragment.length > longest ? [] : fragment.split('.')
  const [, event, generation, revision, on, title, code] = parts
  const titleBytes = title === undefined ? undefined : parseBase64Url(title)
  if (parts.length !== 7 || !titleBytes) return refuse('link-broken')
  const fields = readFields({
    title: new TextDecoder().decode(titleBytes),
    on,
    event,
    revision: Number(revision),
    generation: Number(generation),
    code,
  })
  const read = catchFault(() => ({ ...readNext(fields), ...readNextCode(fields) }))
  return isFault(read) ? refuse('link-broken') : succeed(read)
}
