import { readNextLink } from '../../domain/joining/next-link.ts'
import type { Acted } from '../../domain/refusal.ts'
import { done, succeed } from '../../lib/result.ts'
import { plannedAs } from '../../meeting/storage/planned.ts'
import { type KeepParts, keepNext } from './keep-next.ts'
import type { NextLinkModel } from './next-types.ts'

/** What somebody has sent of a next meeting, beside what this device has of it. Reading it changes nothing. */
export const openNextLink = async (parts: KeepParts, link: string): Promise<Acted<NextLinkModel>> => {
  const read = readNextLink(link)
  if (!read.ok) return read
  const next = read.value
  const invitation = parts.readLink(next.code)
  if (!invitation.ok) return invitation
  const [kept] = await plannedAs(parts.store, next.event)
  const { planned } = kept ?? {}
  const isNewCode = planned === undefined || planned.generation < next.generation
  const isNewer = planned?.generation === next.generation && planned.revision < next.revision
  const isSame = planned?.generation === next.generation && planned.revision === next.revision
  return succeed({
    title: next.title,
    on: next.on,
    brings: isNewCode ? 'meeting' : isNewer ? 'day' : isSame ? 'nothing' : 'older',
    before: planned?.on,
    async keep() {
      const kept = await keepNext(parts, next, {})
      return kept.ok ? done : kept
    },
  })
}
