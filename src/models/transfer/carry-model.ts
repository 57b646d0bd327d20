import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import { notesToJson, readCarriedNotes } from '../../domain/notes/check-carried-notes.ts'
import { wellFormed } from '../../domain/notes/note-text.ts'
import type { PrivateNote } from '../../domain/notes/private-note.ts'
import type { Acted } from '../../domain/refusal.ts'
import { isOrder } from '../../grid/order.ts'
import { hashText } from '../../lib/hash-text.ts'
import { refuse, succeed } from '../../lib/result.ts'
import type { CarryModel } from './carry-types.ts'

export interface CarryModelParts {
  readonly meeting: MeetingId
  readonly files: Browser['files']
  /** Private notes of this device, those that were removed too. */
  notes(): readonly (PrivateNote & { readonly removed?: boolean })[]
  keep(note: PrivateNote): Promise<Acted>
}

/** A note that has come with other words than those here is one of its own; the same words make the same id again. */
const idOfOther = (id: string, text: string): string =>
  `${id.slice(0, idKept)}-${hashText(text).toString(36)}`
const idKept = 64

/** Takes private notes along: nothing that is here is changed or taken away, and bringing them twice changes nothing. */
export const carryModel = ({ meeting, files, notes, keep }: CarryModelParts): CarryModel => {
  const toText = () => notesToJson({ meeting, notes: notes().filter(({ removed }) => !removed) })
  return {
    toText,
    toFile: () =>
      files.hand({ name: 'my-notes.plenary-notes.json', type: 'application/json', bytes: toText() }),
    async bring(json) {
      const carried = readCarriedNotes(json)
      if (typeof carried === 'string') return refuse(carried)
      if (carried.meeting !== meeting) return refuse('other-meeting')
      if (!carried.notes.every(({ order }) => isOrder(order))) return refuse('broken')
      let added = 0
      for (const { text: written, ...note } of carried.notes) {
        const text = wellFormed(written)
        const here = new Map(notes().map((known) => [known.id, known]))
        const known = here.get(note.id)
        if (known?.text === text) continue
        const id = known ? idOfOther(note.id, text) : note.id
        if (here.has(id)) continue
        if (!(await keep({ ...note, id, text })).ok) return refuse('storage-full')
        added += 1
      }
      return succeed(added)
    },
  }
}
