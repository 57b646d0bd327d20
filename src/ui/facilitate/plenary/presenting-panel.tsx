import { presentingOrder } from '../../../domain/plenary/presenting-order.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { classNames } from '../../parts/class-names.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { tableColour } from '../../parts/display/table-colour.ts'
import { Select } from '../../parts/fields/select.tsx'
import { IconCheck, IconForward, IconWarning } from '../../parts/icons.tsx'
import { useTableWords } from '../../readout/table-words.ts'
import { LitLine } from './lit-line.tsx'
import { OnTheWall } from './on-the-wall.tsx'
import { PointsLeft } from './points-left.tsx'
import './presenting-panel.css'

export interface PresentingPanelProps extends MeetingProps {
  readonly facilitate: FacilitateModel
}

const nobody = 'nobody'

/** Who speaks now and who is told that it is next. A table's notes are lit on every device while it speaks. */
export const PresentingPanel = ({ meeting, facilitate }: PresentingPanelProps) => {
  const act = useAct()
  const { plenary } = facilitate
  const facilitateWords = useWords('facilitate')
  const plenaryWords = useWords('plenary')
  const words = useTableWords()
  const tables = presentingOrder(meeting.tables.value)
  const spotlight = meeting.room.spotlight.value
  const stage = meeting.place.value.stage
  const round = spotlight.round?.stage === stage ? spotlight.round : undefined
  const now = tables.find(({ id }) => id === spotlight.table)
  const upcoming = tables.find(({ id }) => id === plenary.upcoming.value)
  // Where people plan, they may say it themselves, not only through their table.
  const planned = meeting.template.value.stages.find(({ id }) => id === stage)?.actionPoints === true
  const heard = new Set(round?.heard)
  // The sample's tables have no phones, and nobody to walk over to.
  const unlinked =
    !meeting.sample &&
    meeting.room.progress.value.some(({ table, linked }) => table.id === now?.id && !linked)

  return (
    <div class="board-presenting stack-mid">
      {now ? (
        <div class={classNames('board-presenting-now', tableColour(now.number))} role="status">
          <TableChip table={now} big />
          <p>{facilitateWords[round?.how === 'people' ? 'presentsEach' : 'presents'](words(now))}</p>
        </div>
      ) : (
        !round && <p class="soft">{facilitateWords.presentingHint}</p>
      )}
      <LitLine meeting={meeting} facilitate={facilitate} />
      {now && unlinked && (
        <Banner kind="warm" icon={IconWarning}>
          {facilitateWords.notLinkedTurn}
        </Banner>
      )}
      {now && round?.how === 'points' && <PointsLeft meeting={meeting} facilitate={facilitate} />}
      {now || (round && upcoming) ? (
        <Button kind="main" icon={IconForward} full onClick={() => act(plenary.nextTurn())}>
          {upcoming ? facilitateWords.nextTable(words(upcoming)) : plenaryWords.allHeard}
        </Button>
      ) : (
        <>
          {round && <p class="soft">{facilitateWords.wholeRound}</p>}
          <Button
            kind={round ? 'quiet' : 'main'}
            full
            disabled={tables.length === 0}
            onClick={() => act(plenary.begin('full'))}
          >
            {plenaryWords.beginFull}
          </Button>
          <Button
            kind="quiet"
            full
            disabled={tables.length === 0}
            onClick={() => act(plenary.begin('points'))}
          >
            {plenaryWords.beginPoints}
          </Button>
          {planned && (
            <>
              <Button
                kind="quiet"
                full
                disabled={tables.length === 0}
                onClick={() => act(plenary.begin('people'))}
              >
                {plenaryWords.beginPeople}
              </Button>
              <p class="soft small">{plenaryWords.beginPeopleHint}</p>
            </>
          )}
        </>
      )}
      <ul class="board-presenting-tables" aria-label={facilitateWords.presenting}>
        {tables.map((table) => (
          <li key={table.id}>
            <button
              type="button"
              class={classNames('board-presenting-table', tableColour(table.number))}
              aria-pressed={table.id === now?.id}
              aria-label={
                heard.has(table.id)
                  ? plenaryWords.heard(words(table))
                  : facilitateWords.presentNow(words(table))
              }
              onClick={() => act(table.id === now?.id ? plenary.stopPresenting() : plenary.present(table.id))}
            >
              <TableChip table={table} big />
              {heard.has(table.id) && (
                <span class="board-presenting-heard">
                  <IconCheck small />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {now && (
        <>
          <Select
            label={facilitateWords.whoIsNext}
            value={spotlight.next ?? nobody}
            options={[
              { value: nobody, label: facilitateWords.noNext },
              ...tables
                .filter(({ id }) => id !== now.id)
                .map((table) => ({ value: table.id, label: words(table) })),
            ]}
            onChange={(next) => act(plenary.tellNext(next === nobody ? undefined : next))}
          />
          <Button kind="plain" onClick={() => act(plenary.stopPresenting())}>
            {facilitateWords.stopPresenting}
          </Button>
        </>
      )}
      <OnTheWall meeting={meeting} />
    </div>
  )
}
