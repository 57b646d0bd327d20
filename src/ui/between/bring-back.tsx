import { useState } from 'preact/hooks'
import type { WaitingCommitment } from '../../models/series/follow-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconTable } from '../parts/icons.tsx'
import { Question } from '../parts/overlays/question.tsx'
import './my-promises.css'

/** What its person said at their table last time and nobody else has: it goes to the table when they tap. */
export const BringBack = ({ meeting }: MeetingProps) => {
  const texts = useWords('between')
  const follow = useWords('follow')
  const act = useAct()
  const notices = useNotices()
  const [asked, setAsked] = useState<WaitingCommitment>()
  const { commitments } = meeting
  const when = commitments.when.value
  const bring = ({ id }: WaitingCommitment) =>
    act(commitments.bringBack(id), () => notices.say(texts.broughtBack, () => act(commitments.takeBack(id))))
  const hint = { now: texts.bringNow, 'in-turn': texts.bringInTurn, later: texts.bringLater }
  return (
    <section class="stack-close" aria-labelledby="stayed-at-table">
      <h2 id="stayed-at-table">{texts.stayed}</h2>
      <p class="soft small">{hint[when]}</p>
      <ul class="stack-close">
        {commitments.waiting.value.map((row) => (
          <li key={row.id} class="own-promise stack-close">
            <p class="own-promise-words" dir="auto">
              {row.text}
            </p>
            {row.from && <p class="soft small">{follow.from(row.from)}</p>}
            {when === 'now' && (
              <div>
                <Button
                  kind="quiet"
                  icon={IconTable}
                  label={texts.bringBackOf(row.text)}
                  onClick={() => (row.isNewHere ? setAsked(row) : void bring(row))}
                >
                  {texts.bringBack}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Question
          title={texts.otherTableTitle}
          yes={texts.bringBack}
          onNo={() => setAsked(undefined)}
          onYes={() => {
            setAsked(undefined)
            void bring(asked)
          }}
        >
          <p>{texts.otherTableExplain}</p>
        </Question>
      )}
    </section>
  )
}
