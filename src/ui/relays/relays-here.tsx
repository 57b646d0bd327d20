import type { WayModel } from '../../models/connect/ways-types.ts'
import { useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import './relays.css'

/** How this device stands with the relays: one calm line, and each of them for people who want to know. */
export const RelaysHere = ({ way }: { readonly way: WayModel }) => {
  const texts = useWords('relays')
  const state = way.state.value
  const here = way.here.value
  if (state === 'off') return null
  if (state === 'doors') return <p>{texts.doors}</p>
  const reached = here.filter((place) => place.state === 'open').length
  const isTrying = reached === 0 && here.every((place) => place.state === 'connecting')
  return (
    <div class="stack-close">
      <p role="status">
        {texts.on} {isTrying ? texts.trying : texts.reached(reached, here.length)}
      </p>
      <Disclosure summary={texts.each}>
        <ul class="relays-here">
          {here.map(({ name, state: one }) => (
            <li key={name}>
              <bdi>{name.replace('wss://', '')}</bdi>
              <span class="soft">{one !== 'closed' && texts.state[one]}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
