import { useState } from 'preact/hooks'
import { cellOf } from '../../../domain/rounds/gates.ts'
import type { RemovedModel } from '../../../models/table/table-types.ts'
import { type MeetingProps, useNotices, useSay, useWords } from '../../context/context.ts'
import { useFocusKept } from '../../notes/circle-body.tsx'
import { NoteCard } from '../../notes/note-card.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Banner } from '../../parts/display/banner.tsx'
import { IconInfo } from '../../parts/icons.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import './removed-notes.css'

export interface RemovedNotesProps extends MeetingProps {
  readonly removed: RemovedModel
  /** Where in the circle it stands: drawn in the one place where it is told now. */
  readonly at: 'above' | 'below'
}

/** How many notes were removed at this table: a line above the grid where several were, a few words below it for one. */
export const RemovedNotes = ({ meeting, removed, at }: RemovedNotesProps) => {
  const [open, setOpen] = useState(false)
  const isTold = removed.told.value === at
  const count = removed.count.value
  return (
    <>
      {isTold && <RemovedLine at={at} count={count} onShow={() => setOpen(true)} />}
      {open && count > 0 && (
        <RemovedList meeting={meeting} removed={removed} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

interface RemovedLineProps extends Pick<RemovedNotesProps, 'at'> {
  readonly count: number
  readonly onShow: () => void
}

const RemovedLine = ({ at, count, onShow }: RemovedLineProps) => {
  const { removedNotes: texts } = useWords('meeting')
  useFocusKept()
  const show = { kind: 'plain' as const, label: texts.showLabel, onClick: onShow, children: texts.show }
  if (at === 'above')
    return (
      <Banner icon={IconInfo} action={show}>
        {texts.line(count)}
      </Banner>
    )
  return (
    <div class="removed-below row">
      <p class="small soft">{texts.line(count)}</p>
      <Button {...show} />
    </div>
  )
}

type RemovedListProps = Omit<RemovedNotesProps, 'at'> & { readonly onClose: () => void }

const RemovedList = ({ meeting, removed, onClose }: RemovedListProps) => {
  const { removedNotes: texts } = useWords('meeting')
  const say = useSay()
  const notices = useNotices()
  const notes = removed.notes.value
  const bringBack = (keys: readonly string[]) => {
    removed.bringBack(keys)
    notices.say(texts.broughtBack(keys.length))
  }
  const dismiss = () => {
    const undo = removed.dismiss()
    onClose()
    notices.say(texts.dismissed, undo)
  }
  return (
    <Dialog
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={dismiss}>
            {texts.dismiss}
          </Button>
          {notes.length > 1 && (
            <Button kind="main" onClick={() => bringBack(notes.map(({ key }) => key))}>
              {texts.bringAllBack}
            </Button>
          )}
        </>
      }
    >
      <p>{texts.kept}</p>
      <ul class="removed-list stack-close">
        {notes.map(({ key, cell, text, by }) => {
          const prompt = cellOf(meeting.template.value, cell)?.cell.prompt
          return (
            <li key={key}>
              {prompt && <p class="small soft">{say(prompt)}</p>}
              <NoteCard text={text} foot={by && <bdi>{by}</bdi>} />
              <Button kind="plain" label={texts.bringBackLabel(text)} onClick={() => bringBack([key])}>
                {texts.bringBack}
              </Button>
            </li>
          )
        })}
      </ul>
      {removed.count.value > notes.length && (
        <Button kind="quiet" onClick={removed.listMore}>
          {texts.showMore}
        </Button>
      )}
    </Dialog>
  )
}
