import { useEffect, useState } from 'preact/hooks'
import { type PromiseRow, waitingAnswer } from '../../domain/outcome/kept-promise.ts'
import { localDay } from '../../lib/local-day.ts'
import type { PromisesModel } from '../../models/between/promises-types.ts'
import { useAct, useApp, useFormats, useNotices, useWords } from '../context/context.ts'
import { outcomeKinds } from '../follow/outcome-kinds.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconDownload, IconMe, IconRemove } from '../parts/icons.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { usePromiseWords } from '../points/promise-words.ts'
import './my-promises.css'

/** What one promised, tried, learned and asked oneself, over all meetings: on this device, and one's own. */
export const LogView = () => {
  const app = useApp()
  const texts = useWords('between')
  const { value: promises } = useFetched(() => app.promises(), [app])
  useEffect(() => {
    void promises?.reload()
  }, [promises])
  return (
    <Page title={texts.log} onBack={() => app.go({ at: 'home' })}>
      {promises ? <Log promises={promises} /> : <Waiting />}
    </Page>
  )
}

/** What became of a promise: what the room has heard, or what one has said to this phone since. */
const outcomeIn = (row: PromiseRow) => waitingAnswer(row) ?? row.outcome

const Log = ({ promises }: { readonly promises: PromisesModel }) => {
  const texts = useWords('between')
  const home = useWords('home')
  const follow = useWords('follow')
  const formats = useFormats()
  const notices = useNotices()
  const act = useAct()
  const words = usePromiseWords()
  const [asks, setAsks] = useState(false)
  const log = promises.log.value
  if (log.length === 0) return <EmptyState icon={IconMe}>{texts.logEmpty}</EmptyState>

  const text = () =>
    [
      `# ${texts.log}`,
      ...log.flatMap(({ title, heldAt, promises: made, question }) => [
        `## ${title || home.untitled}, ${formats.date(heldAt)}`,
        ...made.flatMap((row) => {
          const outcome = outcomeIn(row)
          return [
            `- ${words.mine(row)}`,
            ...(outcome ? [`  ${follow.state[outcome.state]}`] : []),
            ...(outcome?.learned ? [`  ${follow.learnedIs} ${outcome.learned}`] : []),
          ]
        }),
        ...(question ? [`${texts.questionTaken} ${question}`] : []),
      ]),
    ].join('\n\n')
  const save = async () => {
    try {
      const name = `plenary-log-${localDay(Date.now())}`
      if ((await promises.saveLog({ name, title: texts.log, text: text() })) !== 'cancelled')
        notices.say(texts.logSaved)
    } catch (error) {
      console.error(error)
      notices.say(texts.logFailed)
    }
  }
  return (
    <div class="stack">
      <p class="soft">{texts.logHint}</p>
      {log.map(({ meeting, title, heldAt, promises: made, question }) => (
        <section key={meeting} class="stack-close" aria-labelledby={`log-${meeting}`}>
          <h2 id={`log-${meeting}`} dir="auto">
            {title || home.untitled}
          </h2>
          <p class="soft small">{formats.date(heldAt)}</p>
          {made.map((row) => {
            const outcome = outcomeIn(row)
            return (
              <article key={row.id} class="own-promise stack-close">
                <p class="own-promise-words" dir="auto">
                  {words.mine(row)}
                </p>
                <p class="own-promise-facts">
                  {outcome ? (
                    <Badge kind={outcomeKinds[outcome.state]}>{follow.state[outcome.state]}</Badge>
                  ) : (
                    <Badge>{follow.notTold}</Badge>
                  )}
                  {outcome?.learned && <bdi>{outcome.learned}</bdi>}
                </p>
              </article>
            )
          })}
          {question && (
            <p dir="auto">
              <span class="soft">{texts.questionTaken}</span> {question}
            </p>
          )}
        </section>
      ))}
      <div class="row">
        <Button kind="main" icon={IconDownload} onClick={() => void save()}>
          {texts.saveLog}
        </Button>
        <Button kind="quiet" icon={IconRemove} onClick={() => setAsks(true)}>
          {texts.deleteLog}
        </Button>
      </div>
      {asks && (
        <Question
          title={texts.deleteLogTitle}
          yes={texts.deleteLog}
          danger
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false)
            void act(promises.deleteLog(), () => notices.say(texts.logDeleted))
          }}
        >
          <p>{texts.deleteLogExplain}</p>
        </Question>
      )}
    </div>
  )
}
