import { cellsOnPages, strayNotes } from '../../domain/template/alone-cells.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { MyNote } from '../../models/mine/mine-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { EditableNote } from '../notes/editable-note.tsx'

/** One's own notes that no question shows, so that none is ever out of reach: to reword, to move to a question, to delete. */
export const StrayNotes = ({ meeting }: MeetingProps) => {
  const texts = useWords('follow')
  const stray = strayNotes(meeting.template.value, [...meeting.me.notes.value.values()].flat(), meeting.gates)
  if (stray.length === 0) return null
  return (
    <section class="stack-close" aria-labelledby="stray-notes">
      <h2 id="stray-notes">{texts.stray}</h2>
      <p class="soft">{texts.strayHint}</p>
      <div class="notes stack-close">
        {stray.map((note) => (
          <StrayNote key={note.id} meeting={meeting} note={note} />
        ))}
      </div>
    </section>
  )
}

const StrayNote = ({ meeting, note }: { readonly meeting: MeetingModel; readonly note: MyNote }) => {
  const common = useWords('meeting')
  const texts = useWords('follow')
  const notices = useNotices()
  const act = useAct()
  return (
    <EditableNote
      meeting={meeting}
      note={note}
      cells={cellsOnPages(meeting.template.value, meeting.gates)}
      placing={{ label: texts.moveTo, title: texts.moveTitle, moved: texts.moved }}
      items={({ edit, move, remove }) => [move, edit, remove]}
      onEdit={(text) => meeting.me.edit(note.id, text)}
      onMove={(cell) => meeting.me.move(note.id, cell)}
      onRemove={() =>
        act(meeting.me.remove(note.id), () =>
          notices.say(common.removed, () => act(meeting.me.restore(note.id))),
        )
      }
    />
  )
}
