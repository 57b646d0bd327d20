import { relaysOf } from '../../models/connect/relays-way.ts'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../context/context.ts'
import { RelaysField } from './relays-field.tsx'
import { RelaysHere } from './relays-here.tsx'

export interface RelaysPanelProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly titled?: boolean
}

/** For the facilitator: whether the meeting is found over the internet, said for all its devices at once. */
export const RelaysPanel = ({ meeting, facilitate, titled = false }: RelaysPanelProps) => {
  const texts = useWords('relays')
  const act = useAct()
  const relays = relaysOf(meeting.connection.ways)
  if (!relays) return null
  return (
    <section class="stack-close" aria-label={texts.title}>
      {titled && <h2>{texts.title}</h2>}
      <RelaysField
        on={relays.state.value !== 'off'}
        urls={relays.places.value}
        onChange={(on, urls) => act(facilitate.setRelays(on, urls))}
      />
      <RelaysHere way={relays} />
    </section>
  )
}
