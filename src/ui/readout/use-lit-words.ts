import type { Spotlight } from '../../domain/records/records.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useSay, useWords } from '../context/context.ts'
import { tableWords } from '../parts/display/table-chip.tsx'

/** What a spotlight lights, in words: a theme by its name, a question by its place in the grid, a table. */
export const useLitWords = (
  meeting: Pick<MeetingModel, 'template' | 'tables'> & {
    readonly room: Pick<MeetingModel['room'], 'readout'>
  },
): ((spotlight: Spotlight) => string | undefined) => {
  const plenaryWords = useWords('plenary')
  const meetingWords = useWords('meeting')
  const common = useWords('common')
  const say = useSay()
  return (spotlight) => {
    const { cell, theme, note, table } = spotlight
    if (theme !== undefined || note !== undefined) {
      for (const here of meeting.room.readout.value.cells.values()) {
        const found = here.themes.find(({ id }) => id === theme)
        if (found) return found.name || plenaryWords.unnamed
        const one = here.notes.find(({ id }) => id === note)
        if (one) return one.text
      }
    }
    if (cell !== undefined) {
      const [stageId, rowId, columnId] = cell.split('/')
      const grid = meeting.template.value.stages.find(({ id }) => id === stageId)?.grid
      const row = grid?.rows.find(({ id }) => id === rowId)
      const column = grid?.columns.find(({ id }) => id === columnId)
      if (row && column) return meetingWords.cell(say(row.title), say(column.title))
    }
    const of = meeting.tables.value.find(({ id }) => id === table)
    return of && tableWords(of, common)
  }
}
