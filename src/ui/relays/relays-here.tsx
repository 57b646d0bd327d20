import type { JSX } from 'preact'
import type { RelaysModel } from '../../models/connect/relay-types.ts'
import { useWords } from '../context/words.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import './relays.css'

/** How this device stands with the relays: one calm line, and each of them for whoever wants to know. */
export const RelaysHere = ({ relays }: { readonly relays: RelaysModel }): JSX.Element | null => {
  const texts = useWords('relays')
  const state = relays.state.value
  const here = relays.here.value
  if (state === 'off') return null
  if (state === 'doors') return <p>{texts.doors}</p>
  const reached = here.filter((relay) => relay.state === 'open').length
  const isTrying = reached === 0 && here.every((relay) => relay.state === 'connecting')
  return (
    <div class="stack-close">
      <p role="status">
        {texts.on} {isTrying ? texts.trying : texts.reached(reached, here.length)}
      </p>
      <Disclosure summary={texts.each}>
        <ul class="relays-here">
          {here.map(({ url, state: one }) => (
            <li key={url}>
              <bdi>{url.replace('wss://', '')}</bdi>
              <span class="soft">{texts.state[one]}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
