import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { GridCell } from '../../domain/template/alone-cells.ts'
import { opensAtStepOf } from '../../domain/template/places.ts'
import type { Stage, Step } from '../../domain/template/template.ts'
import type { TurnView } from '../../models/table/set-types.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import { CellHead } from '../notes/cell-head.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { IconPeople } from '../parts/icons.tsx'
import { useStepName } from '../parts/place-words.ts'
import './turn-cells.css'

export interface TurnCellsProps extends MeetingProps {
  readonly stage: Stage
  readonly step: Step
  readonly cells: readonly GridCell[]
  /** undefined where one looks at it while the table is elsewhere. */
  readonly turn: TurnView | undefined
  /** The notes of a cell, and its field where `writes`. */
  readonly notes: (of: GridCell, writes: boolean) => JSX.Element
}

/** The presenter only listens where everybody else writes for them: in written steps with no cell of their own. */
const presenterListens = (stage: Stage, step: Step, cells: readonly GridCell[]): boolean => {
  const isTheirs = cells.some(({ cell }) => cell.presenterOnly)
  const ofStep = cells.filter(({ cell }) => opensAtStepOf(stage, cell) === step.id)
  return (
    isTheirs &&
    step.kind === 'together' &&
    step.talk === undefined &&
    ofStep.length > 0 &&
    ofStep.every(({ cell }) => !cell.presenterOnly)
  )
}

/** The cells of a turn by their steps: what is written now, what was before, and what opens later, with when. */
export const TurnCells = (props: TurnCellsProps) => {
  const { meeting, stage, step, cells, turn, notes } = props
  const texts = useWords('set')
  const say = useSay()
  const stepName = useStepName()
  const [all, setAll] = useState<string>()
  const here = stage.steps.findIndex(({ id }) => id === step.id)
  const stepAt = ({ cell }: GridCell) => {
    const opens = opensAtStepOf(stage, cell)
    return opens === undefined ? 0 : stage.steps.findIndex(({ id }) => id === opens)
  }
  const now = cells.filter((of) => stepAt(of) === here)
  const before = cells.filter((of) => stepAt(of) < here)
  const after = cells.filter((of) => stepAt(of) > here && !meeting.gates.mayWrite(of.id))
  const openAgain = cells.filter((of) => stepAt(of) > here && !after.includes(of))
  const listens = turn?.presenter?.mine === true && all !== step.id && presenterListens(stage, step, cells)
  const section = (of: GridCell, writes = true) => (
    <section key={of.id} class="cell stack-mid" aria-label={say(of.cell.prompt)}>
      <CellHead of={of} above="row" questions />
      {notes(of, writes)}
    </section>
  )
  const opens = (of: GridCell) => {
    const index = stepAt(of)
    const [at, last] = [stage.steps[index], stage.steps[index - 1]]
    if (!at) return ''
    return last ? texts.opensAfter(stepName(at), stepName(last)) : texts.opensWith(stepName(at))
  }
  return (
    <>
      {listens && (
        <Banner
          kind="warm"
          icon={IconPeople}
          said="not"
          action={{ kind: 'plain', children: texts.writeAllTheSame, onClick: () => setAll(step.id) }}
        >
          {texts.listen}
        </Banner>
      )}
      {[...now, ...openAgain].map((of) => section(of, !listens))}
      {before.length > 0 && (
        <Disclosure summary={texts.before} open={now.length === 0}>
          <div class="set-cells">{before.map((of) => section(of))}</div>
        </Disclosure>
      )}
      {after.length > 0 && (
        <section class="set-later stack-close" aria-label={texts.after}>
          <h3>{texts.after}</h3>
          <ul>
            {after.map((of) => (
              <li key={of.id}>
                <strong>{say(of.row.title)}</strong>
                <span class="soft">{opens(of)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
