import { defaultRelays, isFarRelay, relaysInUse } from '../../domain/records/relays.ts'
import type { StartSignalling } from '../../mesh/contract/signalling.ts'
import type { Way, WayModel } from './ways-types.ts'

const id = 'relay'

/** Public relays: on where a facilitator says so. What is signed in the room counts before what the invitation said. */
export const relaysWay = (start: StartSignalling): Way => ({
  id,
  start,
  isFar: isFarRelay,
  placesInUse: (said, invitation) => relaysInUse({ record: said.relays, invitation, doorsClosed: false }),
  knownPlaces(said, invitation) {
    const named = said.relays?.urls ?? invitation.relays ?? []
    return named.length > 0 ? named : defaultRelays
  },
  invite(said, { relays: invited, ...invitation }) {
    const relays = said.relays ? (said.relays.on ? said.relays.urls : undefined) : invited
    return relays ? { ...invitation, relays } : invitation
  },
})

/** undefined where the meeting is only read, or this app has no relays. */
export const relaysOf = (ways: readonly WayModel[]): WayModel | undefined => ways.find((way) => way.id === id)
