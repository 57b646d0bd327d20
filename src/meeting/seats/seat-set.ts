import type { DeviceId } from '../../domain/ids.ts'
import { seatsGivenMax } from '../../domain/limits.ts'
import { textToBytes } from '../../lib/bytes.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { rankSeats } from './rank-seats.ts'
import {
  isTrueStatement,
  parseStatement,
  type SeatPlace,
  type SeatStatement,
  type SeatWord,
} from './seat-statement.ts'

/**
 * The statements about one table's seats, as a set that grows and merges by union: of each giver, topic and device the highest.
 * Only what a device with a seat has said is taken, verified and passed on. Nobody can take out what another has said.
 */
export interface SeatSet {
  /** Those of the surest givers first, so that who reads them in this order knows each giver before its words. */
  list(): readonly SeatStatement[]
  listGiven(giver: DeviceId): readonly DeviceId[]
  /** The name that a device gives itself. */
  nameOf(device: DeviceId): string
  hasGiven(giver: DeviceId, device: DeviceId): boolean
  /** Whether it was this giver who has let the device in. */
  hasLetIn(giver: DeviceId, device: DeviceId): boolean
  hasStopped(giver: DeviceId, device: DeviceId): boolean
  /** All that say now that they do not share with this device any more. */
  listStopped(device: DeviceId): readonly DeviceId[]
  /** Above all that this giver has said on the topic. */
  nextSequence(giver: DeviceId, says: SeatWord, device: DeviceId): number
  /** Whether the giver may say it: it may have let in as many as it can. */
  hasRoom(giver: DeviceId, says: SeatWord, device: DeviceId): boolean
  /** Something that this device has signed itself. */
  add(own: SeatStatement): void
  /** Takes what is true and news. False where something of it was not signed by its giver. */
  offer(statements: readonly Uint8Array[]): Promise<boolean>
  digest(): string
  /** Told what is new. */
  onChange(listener: (news: readonly SeatStatement[]) => void): () => void
}

/** Words of one giver that are verified while this device is open: no honest one says a tenth of that. */
const newsPerGiverMax = 8 * seatsGivenMax

export const createSeatSet = (
  self: DeviceId,
  place: SeatPlace,
  isTrue: typeof isTrueStatement = isTrueStatement,
): SeatSet => {
  const byGiver = new Map<DeviceId, Map<string, SeatStatement>>()
  const verified = new Map<DeviceId, number>()
  const listeners = new Set<(news: readonly SeatStatement[]) => void>()
  const inTurn = createTurns()
  let holders: readonly DeviceId[] = [self]
  let digest: string | undefined

  const find = (giver: DeviceId, topic: Topic, device: DeviceId) =>
    byGiver.get(giver)?.get(`${topic} ${device}`)
  const listGiven = (giver: DeviceId): DeviceId[] =>
    listOf(byGiver.get(giver), 'seat').filter((device) => device !== giver)
  /** The seat that a device gives itself takes no place from those that it lets in. */
  const countOf = (giver: DeviceId, topic: Topic) =>
    listOf(byGiver.get(giver), topic).filter((device) => device !== giver).length
  /** The device that gives way; 'full' where the new one would have to. */
  const findPlace = ({ giver, says, device }: Pick<SeatStatement, 'giver' | 'says' | 'device'>) => {
    const topic = topicOf(says)
    if (giver === device || find(giver, topic, device) || countOf(giver, topic) < seatsGivenMax)
      return undefined
    const last = listOf(byGiver.get(giver), topic)
      .filter((one) => one !== giver)
      .sort()
      .at(-1)
    return last === undefined || device > last ? 'full' : last
  }
  const isNews = (said: SeatStatement): boolean => {
    const before = find(said.giver, topicOf(said.says), said.device)
    return holders.includes(said.giver) && (!before || isHigher(said, before)) && findPlace(said) !== 'full'
  }
  const put = (said: SeatStatement) => {
    const topic = topicOf(said.says)
    const slots = byGiver.get(said.giver) ?? new Map<string, SeatStatement>()
    const gone = findPlace(said)
    if (gone !== undefined) slots.delete(`${topic} ${gone}`)
    slots.set(`${topic} ${said.device}`, said)
    byGiver.set(said.giver, slots)
    holders = rankSeats(self, listGiven)
    // What devices have said that nobody reaches any more would only fill the memory.
    for (const giver of [...byGiver.keys()]) if (!holders.includes(giver)) byGiver.delete(giver)
    digest = undefined
  }
  const tell = (news: readonly SeatStatement[]) => {
    if (news.length > 0) for (const listener of [...listeners]) listener(news)
  }
  const take = async (statements: readonly Uint8Array[]): Promise<boolean> => {
    const news: SeatStatement[] = []
    let isAllTrue = true
    for (const bytes of statements) {
      const said = parseStatement(bytes)
      if (!said || !isNews(said)) continue
      const count = verified.get(said.giver) ?? 0
      if (count >= newsPerGiverMax) continue
      if (!(await isTrue(place, said))) {
        isAllTrue = false
        break
      }
      verified.set(said.giver, count + 1)
      if (!isNews(said)) continue
      put(said)
      news.push(said)
    }
    tell(news)
    return isAllTrue
  }

  const list = () => holders.flatMap((giver) => [...(byGiver.get(giver)?.values() ?? [])])
  return {
    list,
    listGiven,
    nameOf: (device) => find(device, 'seat', device)?.name ?? '',
    hasGiven: (giver, device) => find(giver, 'seat', device) !== undefined,
    hasLetIn: (giver, device) => find(giver, 'seat', device)?.says === 'seat',
    hasStopped: (giver, device) => find(giver, 'stop', device)?.says === 'stop',
    listStopped: (device) => holders.filter((giver) => find(giver, 'stop', device)?.says === 'stop'),
    nextSequence: (giver, says, device) => (find(giver, topicOf(says), device)?.sequence ?? 0) + 1,
    hasRoom: (giver, says, device) => findPlace({ giver, says, device }) === undefined,
    add(own) {
      if (!isNews(own)) return
      put(own)
      tell([own])
    },
    offer: (statements) => inTurn(() => take(statements)),
    digest() {
      digest ??= hashToHex(
        textToBytes(
          list()
            .map(({ id }) => id)
            .sort()
            .join(),
        ),
      )
      return digest
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Of each the latest word counts. */
type Topic = 'seat' | 'stop'
const topicOf = (says: SeatWord): Topic => (says === 'seat' || says === 'mate' ? 'seat' : 'stop')

const listOf = (slots: ReadonlyMap<string, SeatStatement> | undefined, topic: Topic): DeviceId[] =>
  [...(slots?.values() ?? [])].filter(({ says }) => topicOf(says) === topic).map(({ device }) => device)

/** Of two at one sequence all devices keep the same. */
const isHigher = (a: SeatStatement, b: SeatStatement): boolean =>
  a.sequence > b.sequence || (a.sequence === b.sequence && a.id > b.id)
