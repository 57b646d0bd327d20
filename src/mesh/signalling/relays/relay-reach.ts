import { generateSecretKey } from 'nostr-tools/pure'
import { bytesToBase64, bytesToHex, randomBytes } from '../../../lib/bytes.ts'
import { topicBytes } from '../letters/letter.ts'
import { type RelayLimits, relayLimits } from './relay-limits.ts'
import { RelayLine } from './relay-line.ts'

/** 'reached': it takes what it is given. 'refusing': it answers, and does not. 'away': no answer in time. */
type RelayReach = 'reached' | 'refusing' | 'away'

const base64Characters = (bytes: number) => Math.ceil(bytes / 3) * 4

/**
 * Whether devices could meet over this relay: hands it one event of random bytes, as long as any letter, under a tag of
 * chance, and waits until it says that it takes it. Belongs to no meeting.
 * @throws where the address is none
 * @param ms how long to wait at most
 */
export const reachRelay = (
  url: string,
  {
    ms = 8_000,
    now = Date.now,
    limits = relayLimits,
    Socket = WebSocket,
  }: {
    readonly ms?: number
    readonly now?: () => number
    readonly limits?: RelayLimits
    readonly Socket?: typeof WebSocket
  } = {},
): Promise<RelayReach> =>
  new Promise((resolve) => {
    const topic = bytesToHex(randomBytes(topicBytes))
    const content = bytesToBase64(randomBytes(limits.smallLetterBytes)).padEnd(
      base64Characters(limits.smallLetterBytes + 28),
      'A',
    )
    const done = (reach: RelayReach) => {
      clearTimeout(timer)
      resolve(reach)
      line.close()
    }
    const timer = setTimeout(() => done('away'), ms)
    const line = new RelayLine({
      url,
      topics: [topic],
      key: generateSecretKey(),
      limits,
      count: () => undefined,
      Socket,
      now,
      heard: () => undefined,
      opened: (one) => void one.publish({ topic, content }).then((isTaken) => isTaken && done('reached')),
      changed: () => {
        if (line.state === 'refusing') done('refusing')
        // Nobody waits here until it is tried again
        else if (line.state === 'away') done('away')
      },
    })
  })

/** Whether at least one of them takes what it is given; all are asked at once. */
export const reachAnyRelay = async (
  urls: readonly string[],
  how: Parameters<typeof reachRelay>[1] = {},
): Promise<boolean> => {
  const asked = urls.map(async (url) => {
    if ((await reachRelay(url, how)) !== 'reached') throw new RelayNotReached()
  })
  return Promise.any(asked).then(
    () => true,
    () => false,
  )
}

class RelayNotReached extends Error {
  override name = 'RelayNotReached'
}
