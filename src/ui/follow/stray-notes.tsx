import { useState } from 'preact/hooks'
import { cellsOnPages, strayNotes } from '../../domain/template/alone-cells.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { MyNote } from '../../models/mine/mine-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { EditNote } from '../notes/edit-note.tsx'
import { MoveNote } from '../notes/move-note.tsx'
import { NoteCard } from '../notes/note-card.tsx'
import { IconEdit, IconMove, IconRemove } from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'

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
  const [doing, setDoing] = useState<'edit' | 'move'>()
  const cells = cellsOnPages(meeting.template.value, meeting.gates)
  const remove = () =>
    act(meeting.me.remove(note.id), () => notices.say(common.removed, () => act(meeting.me.restore(note.id))))
  return (
    <>
      <NoteCard
        text={note.text}
        actions={
          doing !== 'edit' && (
            <Menu
              label={common.noteMenu(note.text)}
              items={[
                ...(cells.length > 0
                  ? [{ label: texts.moveTo, icon: IconMove, onSelect: () => setDoing('move') }]
                  : []),
                { label: common.edit, icon: IconEdit, onSelect: () => setDoing('edit') },
                { label: common.remove, icon: IconRemove, onSelect: remove, danger: true },
              ]}
            />
          )
        }
      >
        {doing === 'edit' && (
          <EditNote
            meeting={meeting}
            text={note.text}
            onEdit={(text) => meeting.me.edit(note.id, text)}
            onDone={(emptied) => {
              setDoing(undefined)
              if (emptied) remove()
            }}
          />
        )}
      </NoteCard>
      {doing === 'move' && (
        <MoveNote
          cells={cells}
          from={note.cell}
          title={texts.moveTitle}
          onClose={() => setDoing(undefined)}
          onMove={(cell) => {
            setDoing(undefined)
            act(meeting.me.move(note.id, cell), () => notices.say(texts.moved))
          }}
        />
      )}
    </>
  )
}
