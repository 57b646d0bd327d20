import { type MeetingProps, useAct, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconCheck } from '../parts/icons.tsx'
import { NextDay, NextToCalendar } from './next-day.tsx'

/** On a phone, once the facilitator has said when they meet again: one tap keeps it. */
export const KeepNext = ({ meeting }: MeetingProps) => {
  const texts = useWords('between')
  const act = useAct()
  const { next } = meeting
  const said = next.said.value
  const state = next.state.value
  if (!said || state === 'led') return null
  return (
    <section class="next-card stack-close" aria-label={texts.linkTitle}>
      <NextDay said={said} />
      {state === 'kept' && (
        <p class="next-kept">
          <IconCheck small />
          <span>{texts.kept}</span>
        </p>
      )}
      {state === 'by-link' && <p class="soft">{texts.byLink}</p>}
      {state === 'can-keep' && (
        <>
          <Button kind="main" full onClick={() => void act(next.keep())}>
            {texts.keep}
          </Button>
          <p class="soft small">{texts.keepHint}</p>
        </>
      )}
      <div class="next-card-ways">
        <NextToCalendar meeting={meeting} />
      </div>
    </section>
  )
}
