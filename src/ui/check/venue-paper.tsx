import type { PairFindings, RoomFindings, Verdict } from '../../domain/joining/room-check.ts'
import { findingNames } from '../../domain/joining/room-check.ts'
import { useLanguage, useWords } from '../context/context.ts'

export interface VenuePaperProps {
  readonly found: RoomFindings
  readonly pair: PairFindings
  /** undefined: nothing has been tried. */
  readonly verdict: Verdict | undefined
  /** ms since 1970 */
  readonly now: number
}

/** On paper only: what to ask of the venue, lines to fill in, and what was found in the room. */
export const VenuePaper = ({ found, pair, verdict, now }: VenuePaperProps) => {
  const texts = useWords('check')
  const { formats } = useLanguage()
  const words = texts.paper
  return (
    <article class="venue-paper" aria-hidden="true">
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <h2>{words.please}</h2>
      <ul>
        {words.wishes.map((wish) => (
          <li key={wish}>{wish}</li>
        ))}
      </ul>
      <p>{words.notNeeded}</p>
      <p>{words.internet}</p>
      <p>{words.otherwise}</p>
      <dl class="venue-blanks">
        {[words.wifi, words.password, words.people, words.contact].map((blank) => (
          <div key={blank}>
            <dt>{blank}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <h2>{words.found}</h2>
      {verdict ? (
        <>
          <p>
            <strong>{texts.verdict[verdict.result]}</strong> ({formats.date(now)}, {formats.time(now)})
          </p>
          <dl class="venue-found">
            <div>
              <dt>{texts.linkOfTwo}</dt>
              <dd>{texts.link[pair.link]}</dd>
            </div>
            {pair.link !== 'untried' && (
              <div>
                <dt>{texts.names}</dt>
                <dd>{texts.multicast[pair.multicast]}</dd>
              </div>
            )}
            {findingNames.map((finding) => {
              const outcome = found[finding]
              return outcome ? (
                <div key={finding}>
                  <dt>{texts.finding[finding]}</dt>
                  <dd>{texts.outcome[finding][outcome]}</dd>
                </div>
              ) : null
            })}
          </dl>
        </>
      ) : (
        <p>{words.notTried}</p>
      )}
    </article>
  )
}
