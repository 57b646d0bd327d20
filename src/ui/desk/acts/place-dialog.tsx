import { useState } from 'preact/hooks'
import { titleMaxLength } from '../../../domain/limits.ts'
import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { Field } from '../../parts/fields/field.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import type { Desk } from './desk.ts'
import { findNote } from './desk.ts'
import type { Acts } from './use-acts.ts'
import './place-dialog.css'

export interface PlaceDialogProps {
  readonly desk: Desk
  readonly acts: Acts
}

/** Into which theme: those of the notes' cell, or a new one by name. The same as dragging, without a drag. */
export const PlaceDialog = ({ desk, acts }: PlaceDialogProps) => {
  const plenary = useWords('plenary')
  const [name, setName] = useState('')
  const ids = desk.placing.value
  const note = ids?.[0] === undefined ? undefined : findNote(desk.meeting, ids[0])
  if (!ids || !note) return null
  const themes = (desk.meeting.room.readout.value.cells.get(note.cell)?.themes ?? []).filter(
    ({ notes }) => !ids.every((id) => notes.some((one) => one.id === id)),
  )
  const tables = desk.tables.value
  const close = () => {
    desk.placing.value = undefined
    setName('')
  }
  const isNamed = name.trim() !== ''
  return (
    <Dialog title={plenary.addTitle(ids.length)} onClose={close}>
      {themes.length > 0 && (
        <ul class="stack-close">
          {themes.map((theme) => (
            <li key={theme.id}>
              <button
                type="button"
                class="place-theme"
                onClick={() => {
                  close()
                  void acts.add(theme.id, ids)
                }}
              >
                <bdi class="place-theme-name">{theme.name || theme.notes[0]?.text}</bdi>
                <span class="place-theme-tables">
                  {theme.tables.map((id) => {
                    const table = tables.get(id)
                    return table && <TableChip key={id} table={table} />
                  })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="place-new"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isNamed) return
          close()
          // A note of another theme leaves it for the new one.
          void acts.groupNamed(ids, name.trim())
        }}
      >
        <Field label={plenary.newTheme} value={name} maxLength={titleMaxLength} onInput={setName} />
        <Button type="submit" kind={themes.length > 0 ? 'quiet' : 'main'} disabled={!isNamed}>
          {plenary.make}
        </Button>
      </form>
    </Dialog>
  )
}
