import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { NoteId } from '../../../domain/ids.ts'
import type { CellId } from '../../../domain/template/template.ts'
import type { TableModel } from '../../../models/table/table-types.ts'
import { useFormats, useWords } from '../../context/context.ts'
import './typing-in.css'

export interface TypingInProps {
  readonly table: TableModel
  readonly note?: NoteId
  readonly cell?: CellId
}

/** Who of the table is typing here: by name where names are shown, else that somebody is. */
export const TypingIn = ({ table, note, cell }: TypingInProps) => {
  const texts = useWords('meeting')
  const formats = useFormats()
  const here = table.typists.value.filter((typist) =>
    note === undefined ? cell !== undefined && typist.cell === cell && !typist.note : typist.note === note,
  )
  if (here.length === 0) return null
  const names = here.flatMap((typist) => typist.name ?? [])
  return (
    <p class="typing-in">
      <TypingDots />
      {names.length > 0 ? texts.isTyping(formats.list(names)) : texts.typing}
    </p>
  )
}

/** The notes in which somebody of the table is typing; changes only when these do, not with every sign of life. */
export const useTypedIn = (table: TableModel): ReadonlySet<NoteId> => {
  const typed = useMemo(
    () =>
      computed(() =>
        table.typists.value
          .flatMap(({ note }) => note ?? [])
          .sort()
          .join(' '),
      ),
    [table],
  )
  const joined = typed.value
  return useMemo(() => new Set(joined.split(' ')), [joined])
}

/** Where names are not shown, only how many are typing is told, not where. */
export const TypingAtTable = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('meeting')
  const count = table.typists.value.filter(
    ({ note, cell }) => note === undefined && cell === undefined,
  ).length
  if (count === 0) return null
  return (
    <span class="typing-in">
      <TypingDots />
      {texts.typingCount(count)}
    </span>
  )
}

const TypingDots = () => (
  <span class="waiting-dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
)
