import { Fault } from '../../lib/fault.ts'
import { type Fields, readMatching } from '../read-value.ts'

/** Forms that the contents of several kinds share. */
export const tableIdPattern = /^t[1-9]\d{0,2}$/
export const signerPattern = /^[0-9a-f]{32}$/
/** A table and a device: its seat there. */
export const seatIdPattern = /^(t[1-9]\d{0,2})-([0-9a-f]{32})$/
/** Short ids of records in base64url. */
export const closedPattern = /^[A-Za-z0-9_-]*$/
/** A sealed key in base64url. */
export const sealedPattern = /^[A-Za-z0-9_-]{1,200}$/
export const datePattern = /^(\d{4}-\d{2}-\d{2})?$/
/** What a next meeting is known by. */
export const eventPattern = /^[0-9a-f]{16}$/
/** An invitation as a link has it; with a relay of one's own it is some hundred digits. */
export const codePattern = /^\d{24,}$/
/** `stage/row/column`. */
export const cellPattern = /^[A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}$/
/** A meeting's id. */
const meetingPattern = /^[0-9a-f]{32}$/
/** Any wall clock there may be, ms since 1970. */
export const timeMax = Number.MAX_SAFE_INTEGER

/** A truncated hash in a list: a signer's, a device's or a paper's. */
export const readHash = readMatching(signerPattern, 32)

export const readMeetingId = readMatching(meetingPattern, 32)

/** Content that names its own key has to name the key it stands under. */
export const sameAsKey = (fields: Fields, id: string): string => {
  if (fields.get('id') !== id) throw new Fault(fields.at('id'), fields.has('id') ? 'bad-format' : 'missing')
  return id
}
