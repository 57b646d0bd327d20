import type { DocumentTally } from '../../domain/document/working-document.ts'
import type { MeetingTally } from '../../domain/records/records.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import './follow.css'
import './history.css'

const kinds = ['actedOn', 'changed', 'letGo', 'stillOpen'] as const

export interface HistoryProps {
  /** Of this meeting so far. */
  readonly now?: MeetingTally | undefined
  readonly history: readonly MeetingTally[]
  /** The picture alone: there is nothing to press on a wall. */
  readonly onWall?: boolean
}

/** What the room did with its action points, meeting by meeting: bars with their numbers, and the same as a table. */
export const History = ({ now, history, onWall = false }: HistoryProps) => {
  const texts = useWords('follow')
  const formats = useFormats()
  const rows: readonly Row[] = [
    ...history.map((tally) => ({ tally, title: tally.title, day: formats.date(tally.heldAt) })),
    ...(now ? [{ tally: now, title: texts.thisMeeting, day: '' }] : []),
  ]
  return (
    <section class="history stack-close" aria-label={texts.over}>
      {history.length > 0 && <h3>{texts.over}</h3>}
      {!onWall && <p class="soft small">{texts.overIntro}</p>}
      <Bars rows={rows} />
      {history.length > 0 && !onWall ? (
        <Disclosure summary={texts.asTable}>
          <HistoryTable rows={rows} />
        </Disclosure>
      ) : (
        <div class="visually-hidden">
          <HistoryTable rows={rows} />
        </div>
      )}
    </section>
  )
}

/** The same on the document's page: picture and table both, so that paper has them. */
export const DocumentHistory = ({ tallies }: { readonly tallies: readonly DocumentTally[] }) => {
  const texts = useWords('follow')
  const labels = useExportLabels()
  const rows = tallies.map((tally) => ({
    tally,
    title: tally.title ?? texts.thisMeeting,
    day: tally.heldOn === undefined ? '' : labels.day(tally.heldOn),
  }))
  return (
    <div class="history stack-close">
      <h2>{texts.over}</h2>
      <Bars rows={rows} />
      <HistoryTable rows={rows} />
    </div>
  )
}

/** A picture for people who see it; a table beside it says the same to people who listen. */
const Bars = ({ rows }: { readonly rows: readonly Row[] }) => {
  const texts = useWords('follow')
  const formats = useFormats()
  const most = Math.max(1, ...rows.map(({ tally }) => kinds.reduce((sum, kind) => sum + tally[kind], 0)))
  return (
    <div class="stack-mid" aria-hidden="true">
      {rows.map(({ tally, title, day }, at) => (
        <div class="history-row" key={at}>
          <bdi class="history-name">
            {title}
            {day && <span class="soft small"> {day}</span>}
          </bdi>
          <span class="history-bar">
            {kinds.map((kind) =>
              tally[kind] > 0 ? (
                <span
                  key={kind}
                  class={`history-part history-${kind}`}
                  style={{ inlineSize: `${(tally[kind] / most) * 100}%` }}
                >
                  <span class="history-number">{formats.number(tally[kind])}</span>
                </span>
              ) : null,
            )}
          </span>
        </div>
      ))}
      <span class="history-key">
        {kinds.map((kind) => (
          <span key={kind}>
            <span class={`history-sign history-${kind}`} /> {texts.tally[kind]}
          </span>
        ))}
      </span>
    </div>
  )
}

interface Row {
  readonly tally: Pick<MeetingTally, (typeof kinds)[number]>
  readonly title: string
  readonly day: string
}

const HistoryTable = ({ rows }: { readonly rows: readonly Row[] }) => {
  const texts = useWords('follow')
  const formats = useFormats()
  return (
    <div>
      <table class="history-table">
        <caption class="visually-hidden">{texts.over}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.meeting}</th>
            {kinds.map((kind) => (
              <th scope="col" key={kind}>
                {texts.tally[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tally, title, day }, at) => (
            <tr key={at}>
              <th scope="row" dir="auto">
                {title} {day && <span class="soft small">{day}</span>}
              </th>
              {kinds.map((kind) => (
                <td key={kind}>{formats.number(tally[kind])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
