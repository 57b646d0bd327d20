import { smallestChange } from './smallest-change.ts'

/**
 * What two people have made of the same words: the change from `base` to `mine`, made in `theirs`. Where both changed the
 * same place, both people's words stay.
 */
export const mergeText = (base: string, mine: string, theirs: string): string => {
  const change = smallestChange(base, mine)
  const other = smallestChange(base, theirs)
  if (!change) return theirs
  if (!other) return mine
  const moved = other.insert.length - other.remove
  if (change.at + change.remove <= other.at) return replaceAt(theirs, change.at, change.remove, change.insert)
  if (change.at >= other.at + other.remove)
    return replaceAt(theirs, change.at + moved, change.remove, change.insert)
  // In one place: what the other has written comes first, and nothing of theirs is removed.
  return replaceAt(theirs, other.at + other.insert.length, 0, change.insert)
}

const replaceAt = (text: string, at: number, remove: number, insert: string) =>
  text.slice(0, at) + insert + text.slice(at + remove)
