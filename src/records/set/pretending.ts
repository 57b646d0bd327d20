import { keyParts, type RecordKind } from '../../domain/records/record-key.ts'

const facilitatorKinds: ReadonlySet<RecordKind> = new Set([
  'brief',
  'template',
  'table',
  'stage',
  'spotlight',
  'doors',
  'relays',
  'role',
  'lead',
  'recovery',
  'mark',
  'star',
  'park',
  'hide',
  'group',
  'theme',
  'earlier',
])

/** Whether this slot (`<signer>/<key>`) is one from which only a facilitator may speak. */
export const isFacilitatorSlot = (slot: string): boolean => {
  const parts = keyParts(slot.slice(slot.indexOf('/') + 1))
  return parts !== undefined && facilitatorKinds.has(parts.kind)
}
