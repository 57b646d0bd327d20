import type { Verdict as Result } from '../../domain/joining/room-check.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { type Icon, IconCheck, IconInfo, IconLink, IconWarning } from '../parts/icons.tsx'

const signs: Readonly<Record<Result['result'], Icon>> = {
  works: IconCheck,
  apart: IconWarning,
  'try-two': IconLink,
  'no-network': IconWarning,
  stuck: IconWarning,
}

/** What it comes to: one sentence, how to connect, and what to do about the rest. Before anything was tried: why to try. */
export const Verdict = ({ verdict }: { readonly verdict: Result | undefined }) => {
  const texts = useWords('check')
  const result = verdict?.result ?? 'begin'
  const Sign = verdict ? signs[verdict.result] : IconInfo
  return (
    <section class={classNames('check-verdict stack', `check-verdict-${result}`)} role="status">
      <div class="check-verdict-head">
        <Sign />
        <div>
          <h2>{texts.verdict[result]}</h2>
          <p>{texts.verdictWhy[result]}</p>
        </div>
      </div>
      {verdict && (
        <dl class="check-ways">
          {verdict.ways.map((way, at) => (
            <div key={way}>
              <dt>
                <span class="small">
                  {at > 0
                    ? texts.otherwise
                    : result === 'try-two'
                      ? texts.likelyLikeThis
                      : texts.connectLikeThis}
                </span>
                <strong>{texts.way[way]}</strong>
              </dt>
              <dd>{texts.wayHow[way]}</dd>
            </div>
          ))}
        </dl>
      )}
      {verdict && verdict.advice.length > 0 && (
        <div class="stack-close">
          <h3>{texts.adviceTitle}</h3>
          <ul class="check-advice stack-close">
            {verdict.advice.map((advice) => (
              <li key={advice}>{texts.advice[advice]}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
