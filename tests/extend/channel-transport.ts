import type { StartSignalling } from '../../src/mesh/contract/signalling.ts'
import { type LettersParts, startLetters } from '../../src/mesh/signalling/letters/letters.ts'
import type { Way } from '../../src/models/connect/ways-types.ts'

type OpenLine = LettersParts['openLine']

/** One place over which letters go: here a channel that reaches every page of this machine. */
const openLine: OpenLine = (name, { heard, opened }) => {
  const channel = new BroadcastChannel(`cards ${name}`)
  const line = {
    name,
    state: 'open' as const,
    publish: async (letter: object) => channel.postMessage(letter),
    wake: () => undefined,
    close: () => channel.close(),
  }
  channel.onmessage = ({ data }) => heard(data)
  queueMicrotask(() => opened(line))
  return line
}

/** Devices find each other over channels of this machine. */
export const startChannel: StartSignalling = async (parts) => startLetters({ ...parts, openLine })

/** What the composition lists. */
export const channelWay: Way = { id: 'channel', start: startChannel }
