import type { JSX } from 'preact'
import { firstToPresent, nextToPresent, presenting, presentingOrder } from '../../domain/presenting-order.ts'
import type { Spotlight } from '../../domain/records.ts'
import type { FacilitateModel, MeetingModel } from '../../state/models.ts'
import { useTexts } from '../context.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { IconForward, IconWarning } from '../parts/icons.tsx'
import { Select } from '../parts/select.tsx'
import { TableChip } from '../parts/table-chip.tsx'
import { tableColour } from '../parts/table-colour.ts'
import { useTableWords } from './table-words.ts'

export interface PresentingPanelProps {
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
}

const nobody = 'nobody'

/** Who speaks now and who is told that it is next. A table's notes are lit on every device while it speaks. */
export const PresentingPanel = ({ meeting, facilitate }: PresentingPanelProps): JSX.Element => {
  const texts = useTexts()
  const words = useTableWords()
  const tables = presentingOrder(meeting.tables.value)
  const spotlight = meeting.room.spotlight.value
  const now = tables.find(({ id }) => id === spotlight.table)
  // Whoever was told that it is next comes next, also out of the usual order.
  const told = tables.some(({ id }) => id === spotlight.next) ? spotlight.next : undefined
  const following = now
    ? told === undefined
      ? nextToPresent(tables, now.id)
      : presenting(tables, told)
    : firstToPresent(tables)
  const nextTable = tables.find(({ id }) => id === following?.table)
  // The sample's tables have no phones, and nobody to walk over to.
  const unlinked =
    !meeting.sample &&
    meeting.room.progress.value.some(({ table, linked }) => table.id === now?.id && !linked)
  const present = (next: Spotlight) => void facilitate.present(next)

  return (
    <div class="board-presenting">
      {now ? (
        <div class={classNames('board-presenting-now', tableColour(now.number))} role="status">
          <TableChip table={now} big />
          <p>{texts.facilitate.presents(words(now))}</p>
        </div>
      ) : (
        <p class="soft">{texts.facilitate.presentingHint}</p>
      )}
      {now && unlinked && (
        <Banner kind="warm" icon={IconWarning}>
          {texts.facilitate.notLinkedTurn}
        </Banner>
      )}
      {following && nextTable ? (
        <Button kind={now ? 'main' : 'quiet'} icon={IconForward} full onClick={() => present(following)}>
          {now ? texts.facilitate.nextTable(words(nextTable)) : texts.facilitate.begin(words(nextTable))}
        </Button>
      ) : (
        now && <p class="soft">{texts.facilitate.wholeRound}</p>
      )}
      <ul class="board-presenting-tables" aria-label={texts.facilitate.presenting}>
        {tables.map((table) => (
          <li key={table.id}>
            <button
              type="button"
              class={classNames('board-presenting-table', tableColour(table.number))}
              aria-pressed={table.id === now?.id}
              aria-label={texts.facilitate.presentNow(words(table))}
              onClick={() => present(table.id === now?.id ? {} : presenting(tables, table.id))}
            >
              <TableChip table={table} big />
            </button>
          </li>
        ))}
      </ul>
      {now && (
        <>
          <Select
            label={texts.facilitate.whoIsNext}
            value={spotlight.next ?? nobody}
            options={[
              { value: nobody, label: texts.facilitate.noNext },
              ...tables
                .filter(({ id }) => id !== now.id)
                .map((table) => ({ value: table.id, label: words(table) })),
            ]}
            onChange={(next) => present(next === nobody ? { table: now.id } : { table: now.id, next })}
          />
          <Button kind="plain" onClick={() => present({})}>
            {texts.facilitate.stopPresenting}
          </Button>
        </>
      )}
    </div>
  )
}
