import { useState } from 'preact/hooks'
import type { FollowPoint } from '../../models/series/follow-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { IconEdit, IconMe, IconPerson, IconRoom } from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { usePointSentence } from '../points/point-sentence.ts'
import { asOthersRead } from './as-others-read.ts'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { outcomeKinds } from './outcome-kinds.ts'

/** One action point of last time as a sentence, and what became of it. */
export const FollowPointCard = ({ meeting, point: own }: MeetingProps & { readonly point: FollowPoint }) => {
  const texts = useWords('follow')
  const between = useWords('between')
  const notices = useNotices()
  const act = useAct()
  const sentence = usePointSentence()
  const [asking, setAsking] = useState<'outcome' | 'share'>()
  const { follow, role } = meeting
  // A facilitator's tablet may be on the wall: what is kept in silence is not on it, and shared from the menu.
  const onWall = role === 'facilitator'
  const point = onWall ? asOthersRead(own) : own
  const silent = own.avoidedInSilence && !onWall
  const words = sentence(point)
  const answer = onWall ? undefined : own.answer
  // On a phone one speaks for oneself; the facilitator also writes down what is said aloud.
  const mayTell = role === 'facilitator' || (role !== 'reader' && point.mine)
  return (
    <article class="point follow-point stack-close">
      <p class="point-sentence" dir="auto">
        {words}
      </p>
      {point.from && (
        <p class="soft small" dir="auto">
          {texts.from(point.from)}
        </p>
      )}
      {silent && (
        <p class="follow-silent small">
          <IconMe small />
          <span>{texts.silent}</span>
        </p>
      )}
      {answer && (
        <div class="follow-silent follow-answer small">
          <IconMe small />
          <span>{between.youAnswered}</span>
          <Badge kind={outcomeKinds[answer.state]}>{texts.state[answer.state]}</Badge>
          {answer.learned && <bdi>{answer.learned}</bdi>}
        </div>
      )}
      <div class="point-foot row">
        {point.told ? (
          <p class="follow-outcome">
            <Badge kind={outcomeKinds[point.outcome.state]}>{texts.state[point.outcome.state]}</Badge>
            {point.outcome.learned && (
              <>
                <span class="visually-hidden">{texts.learnedIs}</span>
                <bdi>{point.outcome.learned}</bdi>
              </>
            )}
          </p>
        ) : (
          <Badge>{texts.notTold}</Badge>
        )}
        <span class="point-actions">
          {!point.mine && role !== 'reader' && (
            <Button
              kind="quiet"
              icon={IconPerson}
              label={texts.isMineOf(point.what)}
              onClick={() => {
                follow.setMine(point.id, true)
                notices.say(texts.claimed, () => follow.setMine(point.id, false))
              }}
            >
              {texts.isMine}
            </Button>
          )}
          {answer && (
            <Button
              kind="main"
              label={between.sayHereOf(point.what)}
              onClick={() =>
                void act(follow.setOutcome(point.id, answer), () =>
                  notices.say(answer.state === 'avoided' ? texts.savedSilently : texts.saved),
                )
              }
            >
              {between.sayHere}
            </Button>
          )}
          {mayTell && !point.told && (
            <Button
              kind={point.mine && !answer ? 'main' : 'quiet'}
              label={answer ? between.changeAnswerOf(point.what) : texts.sayOf(point.what)}
              onClick={() => setAsking('outcome')}
            >
              {answer ? texts.change : texts.say}
            </Button>
          )}
          {silent && (
            <Button kind="quiet" icon={IconRoom} onClick={() => setAsking('share')}>
              {texts.share}
            </Button>
          )}
          {mayTell && (point.told || point.mine) && (
            <Menu
              label={texts.menu(point.what)}
              items={[
                point.told && {
                  label: texts.change,
                  icon: IconEdit,
                  onSelect: () => setAsking('outcome'),
                },
                own.avoidedInSilence &&
                  onWall && { label: texts.share, icon: IconRoom, onSelect: () => setAsking('share') },
                point.mine && {
                  label: texts.notMine,
                  icon: IconPerson,
                  onSelect: () => follow.setMine(point.id, false),
                },
              ]}
            />
          )}
        </span>
      </div>
      {asking === 'outcome' && (
        <OutcomeDialog meeting={meeting} point={own} words={words} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'share' && (
        <Question
          title={texts.shareQuestion}
          yes={texts.share}
          onNo={() => setAsking(undefined)}
          onYes={() => {
            setAsking(undefined)
            act(follow.shareAvoided(point.id), () => notices.say(texts.shared))
          }}
        >
          <p>{texts.shareExplain}</p>
        </Question>
      )}
    </article>
  )
}
