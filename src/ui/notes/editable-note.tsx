import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Acted } from '../../domain/refusal.ts'
import { cellOf } from '../../domain/rounds/gates.ts'
import type { GridCell } from '../../domain/template/alone-cells.ts'
import type { CellId } from '../../domain/template/template.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { IconEdit, IconMove, IconRemove } from '../parts/icons.tsx'
import { Menu, type MenuItem, type MenuItems } from '../parts/overlays/menu.tsx'
import { FocusKept } from './circle-body.tsx'
import { EditNote } from './edit-note.tsx'
import { MoveNote } from './move-note.tsx'
import { NoteCard, type NoteCardProps } from './note-card.tsx'

/** What its writers can do with a note, as items of its menu. */
export interface NoteItems {
  readonly edit: MenuItem
  /** Not where there is no other cell. */
  readonly move: MenuItem | false
  readonly remove: MenuItem
}

export interface EditableNoteProps extends MeetingProps, Pick<NoteCardProps, 'foot' | 'choice'> {
  readonly note: { readonly id: string; readonly text: string; readonly cell: CellId }
  /** On the table's grid: mates see that somebody types here. */
  readonly onGrid?: boolean
  /** Cells that it may be moved to. */
  readonly cells: readonly GridCell[]
  /** Words for a note that no question shows: it is not moved but put somewhere. */
  readonly placing?: { readonly label: string; readonly title: string; readonly moved: string }
  readonly items: (own: NoteItems) => MenuItems
  readonly onEdit: (text: string) => Promise<Acted> | Acted
  readonly onMove: (cell: CellId) => Promise<Acted> | Acted
  readonly onRemove: () => void
  /** Below the note, but not while it is edited. */
  readonly children?: ComponentChildren
}

/** A note that can be reworded in place, moved and deleted here. */
export const EditableNote = (props: EditableNoteProps) => {
  const { meeting, note, cells, placing, onMove, onRemove } = props
  const texts = useWords('meeting')
  const notices = useNotices()
  const act = useAct()
  const [doing, setDoing] = useState<'edit' | 'move'>()
  const isEdited = doing === 'edit'
  const stop = () => setDoing(undefined)
  const items = props.items({
    edit: { label: texts.edit, icon: IconEdit, onSelect: () => setDoing('edit') },
    move: cells.some(({ id }) => id !== note.cell) && {
      label: placing?.label ?? texts.move,
      icon: IconMove,
      onSelect: () => setDoing('move'),
    },
    remove: { label: texts.remove, icon: IconRemove, onSelect: onRemove, danger: true },
  })
  const move = (cell: CellId) => {
    stop()
    act(onMove(cell), () =>
      placing ? notices.say(placing.moved) : notices.say(texts.moved, () => act(onMove(note.cell))),
    )
  }
  return (
    <>
      {doing && <FocusKept key={doing} />}
      <NoteCard
        text={note.text}
        choice={isEdited ? undefined : props.choice}
        foot={props.foot}
        actions={!isEdited && items.some(Boolean) && <Menu label={texts.noteMenu(note.text)} items={items} />}
      >
        {isEdited && (
          <EditNote
            meeting={meeting}
            text={note.text}
            note={props.onGrid ? note.id : undefined}
            asksQuestion={!placing && cellOf(meeting.template.peek(), note.cell)?.cell.asks === 'question'}
            onEdit={props.onEdit}
            onDone={(emptied) => {
              stop()
              if (emptied) onRemove()
            }}
          />
        )}
      </NoteCard>
      {!isEdited && props.children}
      {doing === 'move' && (
        <MoveNote cells={cells} from={note.cell} title={placing?.title} onClose={stop} onMove={move} />
      )}
    </>
  )
}
