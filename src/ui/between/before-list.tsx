import { waitingAnswer } from '../../domain/outcome/kept-promise.ts'
import { type MeetingProps, useWords } from '../context/context.ts'
import { outcomeKinds } from '../follow/outcome-kinds.ts'
import { Badge } from '../parts/display/badge.tsx'
import { usePromiseWords } from '../points/promise-words.ts'
import './my-promises.css'

/** Before anybody is connected: what this phone's person promised last time, and is about to be asked. */
export const BeforeList = ({ meeting }: MeetingProps) => {
  const texts = useWords('between')
  const follow = useWords('follow')
  const words = usePromiseWords()
  return (
    <section class="stack-close" aria-labelledby="promised-before">
      <h2 id="promised-before">{texts.beforeTitle}</h2>
      <p class="soft small">{texts.onlyHere}</p>
      <ul class="stack-close">
        {meeting.promise.before.map((row) => {
          const answer = waitingAnswer(row)
          return (
            <li key={`${row.side} ${row.id}`} class="own-promise stack-close">
              <p class="own-promise-words" dir="auto">
                {row.side === 'mine' ? words.mine(row) : words.asking(row)}
              </p>
              {answer && (
                <p class="own-promise-facts small">
                  <Badge kind={outcomeKinds[answer.state]}>{follow.state[answer.state]}</Badge>
                  {answer.learned && <bdi>{answer.learned}</bdi>}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {meeting.promise.questionBefore && (
        <p class="own-promise" dir="auto">
          <span class="soft">{texts.questionTaken}</span> {meeting.promise.questionBefore}
        </p>
      )}
    </section>
  )
}
