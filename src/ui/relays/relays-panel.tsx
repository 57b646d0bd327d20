import type { JSX } from 'preact'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useWords } from '../context/words.tsx'
import { RelaysField } from './relays-field.tsx'
import { RelaysHere } from './relays-here.tsx'

export interface RelaysPanelProps {
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
  readonly titled?: boolean
}

/** For whoever leads: whether the meeting is found over the internet, said for all its devices at once. */
export const RelaysPanel = ({ meeting, facilitate, titled = false }: RelaysPanelProps): JSX.Element => {
  const texts = useWords('relays')
  const { relays } = meeting.connection
  return (
    <section class="stack-close" aria-label={texts.title}>
      {titled && <h2>{texts.title}</h2>}
      <RelaysField
        on={relays.state.value !== 'off'}
        urls={relays.urls.value}
        onChange={(on, urls) => void facilitate.setRelays(on, urls)}
      />
      <RelaysHere relays={relays} />
    </section>
  )
}
