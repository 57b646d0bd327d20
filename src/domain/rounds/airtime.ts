import { shortenText, wellFormed } from '../notes/note-text.ts'

/**
 * Who speaks how long at one table, as its devices tell one another while they are there. Each device holds all that it has
 * heard and says it on, so that nothing is lost with one phone; merged in any order, any number of times, it is the same.
 */
export interface Airtime {
  /** Turning it on or off begins anew: of two, the higher run counts, and everything of the lower one is gone. */
  readonly run: Stamp
  readonly on: boolean
  readonly speakers: ReadonlyMap<string, Speaker>
  /** By device run, then by speaker: ms. The device that was told who speaks counts until somebody else does. */
  readonly talk: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly now: SpeakingNow | undefined
}

interface Speaker {
  readonly label: string
  readonly version: number
  readonly gone: boolean
}

interface SpeakingNow {
  readonly stamp: Stamp
  /** undefined: nobody. */
  readonly speaker: string | undefined
}

/** A count that goes up, and who counted, to settle two of the same. */
interface Stamp {
  readonly version: number
  readonly by: string
}

/** Presence is small by rule (4 kB a device): what these bounds allow stays under it. Those that have left count too. */
export const speakersMax = 12
const countersMax = 16
export const speakerLabelMaxLength = 24
/** Talk is told in tenths of a second. */
const tickMs = 100
const versionMax = 1_000_000_000
const talkMaxMs = 86_400_000
const idPattern = /^[A-Za-z0-9]{1,8}$/

export const noAirtime: Airtime = {
  run: { version: 0, by: '' },
  on: false,
  speakers: new Map(),
  talk: new Map(),
  now: undefined,
}

export const compareStamps = (a: Stamp, b: Stamp): number =>
  a.version - b.version || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)

export const mergeAirtime = (a: Airtime, b: Airtime): Airtime => {
  const order = compareStamps(a.run, b.run)
  if (order !== 0) return order > 0 ? a : b
  return {
    run: a.run,
    // A run that is said to be both on and off counts as off: nothing may be counted that somebody turned off.
    on: a.on && b.on,
    speakers: mergeMaps(a.speakers, b.speakers, laterSpeaker, speakersMax),
    talk: mergeMaps(
      a.talk,
      b.talk,
      (x, y) => mergeMaps(x, y, (one, other) => Math.max(one, other), speakersMax),
      countersMax,
    ),
    now: !a.now ? b.now : !b.now ? a.now : laterNow(a.now, b.now),
  }
}

const laterSpeaker = (a: Speaker, b: Speaker): Speaker => {
  if (a.version !== b.version) return a.version > b.version ? a : b
  if (a.gone !== b.gone) return a.gone ? a : b
  return a.label >= b.label ? a : b
}
const laterNow = (a: SpeakingNow, b: SpeakingNow): SpeakingNow => {
  const order = compareStamps(a.stamp, b.stamp)
  return order > 0 || (order === 0 && (a.speaker ?? '') >= (b.speaker ?? '')) ? a : b
}

/** The same keys on every device where there are too many: the least ones. */
const mergeMaps = <V>(
  a: ReadonlyMap<string, V>,
  b: ReadonlyMap<string, V>,
  merge: (x: V, y: V) => V,
  max: number,
): ReadonlyMap<string, V> => {
  const merged = new Map(a)
  for (const [key, value] of b) {
    const before = merged.get(key)
    merged.set(key, before === undefined ? value : merge(before, value))
  }
  if (merged.size <= max) return merged
  return new Map([...merged].sort(([x], [y]) => (x < y ? -1 : 1)).slice(0, max))
}

/** ms of each speaker over all devices. */
export const talkOf = ({ talk }: Airtime): ReadonlyMap<string, number> => {
  const total = new Map<string, number>()
  for (const counter of talk.values())
    for (const [speaker, ms] of counter) total.set(speaker, (total.get(speaker) ?? 0) + ms)
  return total
}

/** As it is said in presence. */
export const encodeAirtime = ({ run, on, speakers, talk, now }: Airtime): unknown => ({
  run: [run.version, run.by],
  on,
  // Talk by the speakers' places in this list.
  speakers: [...speakers].map(([id, { label, version, gone }]) => [id, label, version, gone]),
  talk: [...talk].map(([by, counter]) => [
    by,
    ...[...speakers.keys()].map((id) => Math.round((counter.get(id) ?? 0) / tickMs)),
  ]),
  ...(now ? { now: [now.stamp.version, now.stamp.by, now.speaker ?? null] } : {}),
})

/** What another device says, as far as it has the right shape; undefined where it is no airtime at all. */
export const readAirtime = (value: unknown): Airtime | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { run, on, speakers, talk, now } = value as Record<string, unknown>
  const stamp = readStamp(run)
  if (!stamp || typeof on !== 'boolean') return undefined
  const listed = items(speakers, speakersMax)
  return {
    run: stamp,
    on,
    speakers: new Map(
      listed.flatMap(([id, label, version, gone]) =>
        isId(id) && typeof label === 'string' && isCount(version, versionMax)
          ? [[id, { label: readLabel(label), version, gone: gone === true }]]
          : [],
      ),
    ),
    talk: new Map(
      items(talk, countersMax).flatMap(([by, ...ticks]) =>
        isId(by)
          ? [
              [
                by,
                new Map(
                  listed.flatMap(([id], place) => {
                    const ms = ticks[place]
                    return isId(id) && isCount(ms, talkMaxMs / tickMs) && ms > 0 ? [[id, ms * tickMs]] : []
                  }),
                ),
              ],
            ]
          : [],
      ),
    ),
    now: readNow(now),
  }
}

/** Control characters and halves of others take six bytes each as JSON. */
const readLabel = (label: string) =>
  shortenText(wellFormed(label).replaceAll(/\p{Cc}/gu, ''), speakerLabelMaxLength)

const readNow = (value: unknown): SpeakingNow | undefined => {
  const stamp = readStamp(value)
  if (!stamp || !Array.isArray(value)) return undefined
  const speaker: unknown = value[2]
  return { stamp, speaker: isId(speaker) ? speaker : undefined }
}
const readStamp = (value: unknown): Stamp | undefined => {
  if (!Array.isArray(value)) return undefined
  const [version, by] = value as unknown[]
  return isCount(version, versionMax) && isId(by) ? { version, by } : undefined
}
const items = (value: unknown, max: number): readonly (readonly unknown[])[] =>
  Array.isArray(value) ? value.slice(0, max).filter((item): item is unknown[] => Array.isArray(item)) : []
const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)
const isCount = (value: unknown, max: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max
