import { findPlace } from '../../../domain/template/places.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { useGoTo, useWords } from '../../context/context.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { tableWords } from '../../parts/display/table-chip.tsx'
import { IconSpeak, IconWarning } from '../../parts/icons.tsx'

/**
 * Which table presents, and whether ours is next; said also when it cannot be heard for want of a link.
 * @param onlyOurs on the other circles a table hears of its own turn, and not of others'
 */
export const TurnBanner = ({
  meeting,
  onlyOurs,
}: {
  readonly meeting: MeetingModel
  readonly onlyOurs?: boolean
}) => {
  const common = useWords('common')
  const texts = useWords('meeting')
  const goTo = useGoTo(meeting)
  const { table: now, next, round } = meeting.room.spotlight.value
  const turn = meeting.room.plenary.turn.value
  const tables = meeting.tables.value
  const nameOf = (id: string | undefined) => {
    const table = tables.find((entry) => entry.id === id)
    return table && tableWords(table, common)
  }
  const [nowName, nextName] = [nameOf(now), nameOf(next)]
  const isOurs = turn === 'now'
  const isOursNext = turn === 'next'
  const each = round?.how === 'people' && round.stage === meeting.place.value.stage
  const alone = meeting.connection.truth.value.room === 'alone'
  const presenting = findPlace(meeting.template.value, meeting.place.value)?.step.kind === 'plenary'
  if (!presenting || (!nowName && !nextName) || (onlyOurs && turn === 'none')) return null
  return (
    <>
      <Banner kind={isOurs || isOursNext ? 'warm' : 'accent'} icon={IconSpeak}>
        {nowName && (
          <strong>
            {isOurs
              ? texts[each ? 'weSpeakEach' : 'wePresent']
              : texts[each ? 'presentsEach' : 'presents'](nowName)}
          </strong>
        )}
        {nextName && <div>{isOursNext ? texts.weAreNext : texts.nextUp(nextName)}</div>}
      </Banner>
      {alone && turn !== 'none' && (
        <Banner
          kind="danger"
          icon={IconWarning}
          action={{ kind: 'plain', children: texts.linkUp, onClick: () => goTo('connect') }}
        >
          {isOurs ? texts.presentButAlone : texts.nextButAlone}
        </Banner>
      )}
    </>
  )
}
