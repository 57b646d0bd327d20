import { useState } from 'preact/hooks'
import { isDue, type PromiseRow, waitingAnswer } from '../../domain/outcome/kept-promise.ts'
import type { PromisesModel } from '../../models/between/promises-types.ts'
import { useAct, useApp, useNotices, useWords } from '../context/context.ts'
import { outcomeKinds } from '../follow/outcome-kinds.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { IconRemove } from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { usePromiseWords } from '../points/promise-words.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { TellDialog } from './tell-dialog.tsx'
import './my-promises.css'

/** So many are seen at once; a person rarely has more on their mind. */
const shownAtOnce = 3

export interface MyPromisesProps {
  readonly promises: PromisesModel
  /** ISO date of this device's day. */
  readonly today: string
}

/** On the first screen: what is due, and what else was promised, to be answered between two meetings. */
export const MyPromises = ({ promises, today }: MyPromisesProps) => {
  const texts = useWords('between')
  const open = promises.open.value
  const app = useApp()
  const [first, rest] = [open.slice(0, shownAtOnce), open.slice(shownAtOnce)]
  const list = (rows: readonly PromiseRow[]) => (
    <ul class="stack-mid">
      {rows.map((row) => (
        <li key={`${row.side} ${row.id}`}>
          <PromiseLine promises={promises} row={row} today={today} />
        </li>
      ))}
    </ul>
  )
  return (
    <section class="stack-close" aria-labelledby="my-promises">
      <div class="row-apart">
        <h2 id="my-promises">{texts.promises}</h2>
        <Button kind="plain" onClick={() => app.go({ at: 'log' })}>
          {texts.openLog}
        </Button>
      </div>
      {open.length === 0 ? <p class="soft">{texts.nothingOpen}</p> : list(first)}
      {rest.length > 0 && <Disclosure summary={texts.morePromises(rest.length)}>{list(rest)}</Disclosure>}
    </section>
  )
}

const PromiseLine = ({ promises, row, today }: MyPromisesProps & { readonly row: PromiseRow }) => {
  const texts = useWords('between')
  const follow = useWords('follow')
  const words = usePromiseWords()
  const act = useAct()
  const notices = useNotices()
  const [open, setOpen] = useState<'answer' | 'tell'>()
  const isMine = row.side === 'mine'
  const sentence = isMine ? words.mine(row) : words.asking(row)
  const answer = waitingAnswer(row)
  const asker = row.asks.trim()
  return (
    <article class="own-promise stack-close">
      <p class="own-promise-words" dir="auto">
        {sentence}
      </p>
      <p class="own-promise-facts small">
        {isDue(row, today) && <Badge kind="warm">{row.when === today ? texts.dueToday : texts.due}</Badge>}
        {answer && <Badge kind={outcomeKinds[answer.state]}>{follow.state[answer.state]}</Badge>}
        {answer?.learned && <bdi>{answer.learned}</bdi>}
        <span class="soft">{follow.from(row.title)}</span>
      </p>
      {answer && <p class="soft small">{texts.answerWaits}</p>}
      <div class="row">
        {isMine && (
          <Button
            kind={answer ? 'quiet' : 'soft'}
            label={answer ? texts.changeAnswerOf(row.what) : follow.sayOf(row.what)}
            onClick={() => setOpen('answer')}
          >
            {answer ? follow.change : follow.say}
          </Button>
        )}
        {answer && (
          <Button kind="quiet" onClick={() => setOpen('tell')}>
            {asker ? texts.tell(asker) : texts.tellSomeone}
          </Button>
        )}
        <Menu
          label={texts.moreFor(row.what)}
          items={[
            {
              label: texts.putAway,
              icon: IconRemove,
              onSelect: () =>
                void act(promises.putAway(row), () =>
                  notices.say(texts.isPutAway, () => act(promises.takeOut(row))),
                ),
            },
          ]}
        />
      </div>
      {open === 'answer' && (
        <AnswerDialog
          words={sentence}
          before={answer}
          onClose={() => setOpen(undefined)}
          onAnswer={(outcome) =>
            act(promises.answer(row, outcome), () => {
              setOpen(undefined)
              notices.say(texts.answered, () => act(promises.takeAnswerBack(row)))
            })
          }
        />
      )}
      {open === 'tell' && answer && (
        <TellDialog asker={asker} words={words.toAsker(row, answer)} onClose={() => setOpen(undefined)} />
      )}
    </article>
  )
}
