import { Component } from 'preact'
import { isShared } from '../../../domain/notes/share-state.ts'
import type { GridCell } from '../../../domain/template/alone-cells.ts'
import type { GridNote, TableModel } from '../../../models/table/table-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../../context/context.ts'
import { focusWhereLost } from '../../notes/circle-body.tsx'
import { EditableNote } from '../../notes/editable-note.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { IconHand, IconHeart, IconPark, IconRoom, IconStar, IconWithdraw } from '../../parts/icons.tsx'
import { MakePoint } from '../../points/make-point.tsx'
import { TypingIn } from './typing-in.tsx'
import type { RoomFacts } from './use-room-facts.ts'
import './table-note-card.css'

export interface TableNoteCardProps extends MeetingProps {
  readonly table: TableModel
  readonly note: GridNote
  /** Cells that it may go to. */
  readonly cells: readonly GridCell[]
  /** Its words may be changed by this device. */
  readonly changes: boolean
  /** Its cell's notes never leave the table, or not by this device. */
  readonly stays: boolean
  readonly chosen: boolean
  /** Somebody of the table is typing in it. */
  readonly typedIn: boolean
  /** What the room made of it, where it did. */
  readonly room: RoomFacts | undefined
  readonly onChoose: () => void
  /** The room has it as an action point. */
  readonly said: boolean
  /** How it can be said as an action point: before all else, where its cell asks for that; undefined: not. */
  readonly pointAs: 'first' | 'button' | 'item' | undefined
  readonly onPoint: () => void
}

/** A table may have two hundred notes: one is drawn again only when something that it shows has changed. */
export class TableNoteCard extends Component<TableNoteCardProps> {
  override shouldComponentUpdate(next: TableNoteCardProps): boolean {
    const { note, table, cells, changes, stays, chosen, typedIn, room, said, pointAs } = this.props
    return (
      next.note !== note ||
      next.table !== table ||
      next.stays !== stays ||
      next.changes !== changes ||
      next.said !== said ||
      next.pointAs !== pointAs ||
      next.chosen !== chosen ||
      next.typedIn !== typedIn ||
      next.room !== room ||
      next.cells.length !== cells.length ||
      next.cells.some(({ id }, at) => id !== cells[at]?.id)
    )
  }

  /** The focus may go with it. */
  override componentWillUnmount(): void {
    queueMicrotask(focusWhereLost)
  }

  override render(props: TableNoteCardProps) {
    return <Card {...props} />
  }
}

const Card = ({
  meeting,
  table,
  note,
  cells,
  changes,
  stays,
  chosen,
  typedIn,
  room,
  said,
  onChoose,
  pointAs,
  onPoint,
}: TableNoteCardProps) => {
  const texts = useWords('meeting')
  const set = useWords('set')
  const notices = useNotices()
  const act = useAct()
  const inRoom = isShared(note.share) || note.share === 'changed-since-shared'

  const withdraw = () => table.withdraw([note.id])
  const share = () => table.shareWithRoom([note.id])
  const restore = () => act(table.restore(note.id), () => inRoom && act(share()))
  const removeHere = () => act(table.remove(note.id), () => notices.say(texts.removed, restore))
  const shareItem = !stays &&
    !isShared(note.share) && {
      label: note.share === 'changed-since-shared' ? texts.shareAgain : texts.shareOne,
      icon: IconRoom,
      onSelect: () => act(share(), () => notices.say(texts.shared(1), () => act(withdraw()))),
    }
  const withdrawItem = inRoom && {
    label: texts.withdraw,
    icon: IconWithdraw,
    onSelect: () => act(withdraw(), () => notices.say(texts.withdrew, () => act(share()))),
  }
  const pointItem = pointAs === 'item' && {
    label: said ? set.changePoint : set.makePoint,
    icon: IconHand,
    onSelect: onPoint,
  }
  return (
    <EditableNote
      meeting={meeting}
      note={note}
      onGrid
      cells={cells}
      choice={
        stays || pointAs === 'first' || isShared(note.share)
          ? undefined
          : { chosen, label: texts.choose(note.text), onChange: onChoose }
      }
      foot={
        <>
          {note.by && <bdi>{note.by}</bdi>}
          {(said || room || note.share !== 'not-shared') && (
            <NoteBadges note={note} room={room} said={said} />
          )}
          {typedIn && <TypingIn table={table} note={note.id} />}
          {pointAs === 'button' && <MakePoint text={note.text} said={said} onPoint={onPoint} />}
        </>
      }
      items={({ edit, move, remove }) =>
        changes ? [edit, shareItem, pointItem, withdrawItem, move, remove] : [shareItem, pointItem]
      }
      onEdit={(text) => table.edit(note.id, text)}
      onMove={(cell) => table.move(note.id, cell)}
      // Out of the room first: what is not withdrawn stays on the grid too.
      onRemove={() => (inRoom ? act(withdraw(), removeHere) : removeHere())}
    >
      {pointAs === 'first' && (
        <div class="set-point">
          <Button
            kind={said ? 'quiet' : 'main'}
            icon={IconHand}
            label={said ? set.changePointOf(note.text) : set.makePointOf(note.text)}
            onClick={onPoint}
          >
            {said ? set.changePoint : set.makePoint}
          </Button>
          {!said && <p class="small soft">{set.makePointHint}</p>}
        </div>
      )}
    </EditableNote>
  )
}

/** Small words below the note; most have none but a name. */
const NoteBadges = ({ note, room, said }: Pick<TableNoteCardProps, 'note' | 'room' | 'said'>) => {
  const set = useWords('set')
  const meetingWords = useWords('meeting')
  const plenaryWords = useWords('plenary')
  return (
    <>
      {said && (
        <Badge kind="good" icon={IconRoom}>
          {set.pointSaid}
        </Badge>
      )}
      {note.share === 'shared' && (
        <Badge kind="good" icon={IconRoom}>
          {meetingWords.inRoom}
        </Badge>
      )}
      {note.share === 'waits' && <Badge icon={IconRoom}>{meetingWords.onItsWay}</Badge>}
      {note.share === 'changed-since-shared' && (
        <Badge kind="warm" icon={IconRoom}>
          {meetingWords.changedSince}
        </Badge>
      )}
      {note.share === 'withdrawn' && <Badge>{meetingWords.withdrawn}</Badge>}
      {room?.starred && (
        <Badge kind="warm" icon={IconStar}>
          {plenaryWords.starredByFacilitator}
        </Badge>
      )}
      {room?.parked && <Badge icon={IconPark}>{plenaryWords.parkedByFacilitator}</Badge>}
      {room && room.hearts > 0 && (
        <Badge kind="good" icon={IconHeart}>
          {plenaryWords.thanks(room.hearts)}
        </Badge>
      )}
    </>
  )
}
