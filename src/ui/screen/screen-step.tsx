import { useComputed } from '@preact/signals'
import { findPlace, isCellOpen } from '../../domain/template/places.ts'
import { useSay, useWords } from '../context/context.ts'
import type { ScreenMeeting } from './screen-model.ts'
import './screen-step.css'

/** What the room does now, in words: while people think, talk, or speak without notes. */
export const ScreenStep = ({ meeting }: { readonly meeting: ScreenMeeting }) => {
  const texts = useWords('screen')
  const say = useSay()
  const found = findPlace(meeting.template.value, meeting.place.value)
  const notes = useComputed(() => {
    const prefix = `${meeting.place.value.stage}/`
    let count = 0
    for (const cell of meeting.room.readout.value.cells.values())
      if (cell.cell.startsWith(prefix)) count += cell.notes.length
    return count
  })
  const kind = found?.step.kind ?? 'open'
  const words = found?.step.say
  return (
    <div class="screen-step">
      <div class="screen-step-words">
        <p class="screen-kind">{texts[kind]}</p>
        {words && (
          <p class="screen-say" dir="auto">
            {say(words)}
          </p>
        )}
        {meeting.brief.value.focus && (
          <p class="screen-focus" dir="auto">
            <span class="screen-small">{texts.weLookAt}</span>
            {meeting.brief.value.focus}
          </p>
        )}
        {found?.stage.grid && notes.value > 0 && <p class="screen-small">{texts.notesSoFar(notes.value)}</p>}
      </div>
      {found && (kind === 'alone' || kind === 'together') && (
        <ul class="screen-prompts">
          {found.stage.grid?.cells
            .filter((cell) => isCellOpen(meeting.template.value, found.place, found.stage.id, cell))
            .map((cell) => (
              <li key={`${cell.row}/${cell.column}`} dir="auto">
                {say(cell.prompt)}
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}
