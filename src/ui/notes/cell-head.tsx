import type { GridCell } from '../../domain/template/alone-cells.ts'
import { useSay, useWords } from '../context/context.ts'
import { Badge } from '../parts/display/badge.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { IconLock, IconPerson } from '../parts/icons.tsx'
import './cell-head.css'

export interface CellHeadProps {
  readonly of: GridCell
  /** Which words stand above the prompt; in a table of rows and columns its own heads say it. */
  readonly above?: 'row' | 'column' | 'row-and-column' | undefined
  readonly questions?: boolean | undefined
}

export const CellHead = ({ of, above, questions }: CellHeadProps) => {
  const texts = useWords('meeting')
  const set = useWords('set')
  const say = useSay()
  const { cell, row, column } = of
  return (
    <div class="cell-head">
      {above && (
        <p class="cell-above">
          {above === 'row-and-column'
            ? texts.cell(say(row.title), say(column.title))
            : say(above === 'row' ? row.title : column.title)}
        </p>
      )}
      <h3 dir="auto">{say(cell.prompt)}</h3>
      {cell.staysAtTable && <Badge icon={IconLock}>{texts.staysAtTable}</Badge>}
      {cell.presenterOnly && !cell.staysAtTable && <Badge icon={IconPerson}>{set.mayLeave}</Badge>}
      {questions && cell.questions.length > 0 && (
        <Disclosure summary={texts.questions}>
          <ul class="cell-questions">
            {cell.questions.map((question) => (
              <li key={question} dir="auto">
                {say(question)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}
