import type { Words } from '../../i18n/en/words.ts'
import type { Arrived, ArrivedTable } from '../../models/transfer/moving-types.ts'
import type { MeetingProps } from '../context/context.ts'
import { tableWords } from '../parts/display/table-chip.tsx'
import { usePlaceWords } from '../parts/place-words.ts'

export interface ArrivedWordsProps extends MeetingProps {
  readonly arrived: Arrived
  readonly texts: Words['moving']
  readonly common: Words['common']
}

/** What has come, by table and in numbers, as it stands in the readout now. */
export const ArrivedWords = ({ meeting, arrived, texts, common }: ArrivedWordsProps) => {
  const placeWords = usePlaceWords(meeting)
  const { tables, fresh, unchanged, place, ours } = arrived
  const waits = meeting.role === 'facilitator' ? texts.waitsHere : texts.waitsThere
  const lines = ({ table, waiting, ...counts }: ArrivedTable): string[] => {
    const words = table && tableWords(table, common)
    const here = counts.notes + counts.points > 0
    return [
      ...(here ? [words ? texts.inReadout(counts, words) : texts.inReadoutOther(counts)] : []),
      ...(waiting > 0 ? [waits(waiting, words ?? '')] : []),
    ]
  }
  const all = tables.reduce((sum, { notes, points, waiting }) => sum + notes + points + waiting, 0)
  const said = tables.flatMap(lines)
  return (
    <>
      {said.length === 0
        ? unchanged || <strong>{texts.noNotes}</strong>
        : said.map((line) => (
            <div key={line}>
              <strong>{line}</strong>
            </div>
          ))}
      {unchanged ? <div>{texts.allKnown}</div> : fresh > 0 && fresh < all && <div>{texts.fresh(fresh)}</div>}
      {place && <div>{texts.placeNow(placeWords(place))}</div>}
      {ours && ours.all > 0 && <div>{texts.ours(ours.there, ours.all)}</div>}
    </>
  )
}
