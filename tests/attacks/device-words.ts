import type { DeviceId } from '../../src/domain/ids.ts'
import { bytesToHex, concat, hexToBytes } from '../../src/lib/bytes.ts'
import { publicKeyBytes } from '../../src/lib/p256.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { switchboardStream } from '../../src/mesh/link/link.ts'
import { readLetter, sealLetter } from '../../src/mesh/routing/envelope.ts'
import { type Here, makeHere, makeHostWord, readHere, type Word } from '../../src/mesh/routing/here.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import type { AttackWorld } from './attack-world.ts'
import type { MeetingDevice } from './meeting-device.ts'

/** What a device may say of itself, and an attacker of whatever device it likes. */
export type RawLink = Awaited<ReturnType<AttackWorld['attacker']['rawLink']>>

/** The greatest that a word holds. */
export const lastSequence = 2 ** 48 - 1
const everyMs = 300_000
const idHex = 16
const atOnce = 25
/** What a device knows of others is settled by then. */
const settleMs = 5_000

export const makeWord = (key: DeviceKey, table: string, changes: Partial<Word> = {}) =>
  makeHere(key, {
    sequence: Date.now(),
    everyMs,
    announcement: { facilitator: false, table },
    hostWord: undefined,
    ...changes,
  })

/** This word under another device's key: whatever is said of that one, the signature is none of its. */
export const putName = (word: Uint8Array, { publicKey }: Pick<DeviceKey, 'publicKey'>) =>
  concat(publicKey, word.subarray(publicKeyBytes))

/** How invented devices hang by the attacker's: all by it, in a chain, or by nobody. */
export type Shape = 'guests' | 'chain' | 'alone'

/** The words of devices that are not there. */
export const inventWords = async (
  world: AttackWorld,
  by: DeviceKey,
  count: number,
  shape: Shape = 'guests',
): Promise<readonly Uint8Array[]> => {
  const words: Uint8Array[] = []
  let before = by
  // A few at a time: what the attacker does is not to count as honest devices' freeze
  for (let at = 0; at < count; at += atOnce) {
    const names = Array.from({ length: Math.min(atOnce, count - at) }, (_, more) => `invented ${at + more}`)
    const keys = await world.during(
      Promise.all(names.map(async (name) => (await openNamedDevice(name)).device)),
    )
    const made = keys.map(async (key, nth) => {
      const host = shape === 'chain' ? (keys[nth - 1] ?? before) : by
      return makeWord(key, 't1', {
        hostWord: shape === 'alone' ? undefined : await makeHostWord(host, key.id),
      })
    })
    words.push(...(await world.during(Promise.all(made))))
    before = keys.at(-1) ?? before
  }
  return words
}

const lettersOf = ({ received }: Pick<RawLink, 'received'>) =>
  received.flatMap(({ stream, message }) =>
    stream === switchboardStream ? (readLetter(message.slice(1), meshLimits) ?? []) : [],
  )

const atTable = 'at-table'

/** What has come over this link of what devices say of themselves at their table. */
export const presenceOf = (link: Pick<RawLink, 'received'>): readonly Uint8Array[] =>
  lettersOf(link).flatMap(({ kind, payload }) => (kind === atTable ? [payload] : []))

/** Something of that kind, to a neighbour. */
export const sayAtTable = (link: Pick<RawLink, 'say'>, bytes: Uint8Array): void => link.say(atTable, bytes)

/** All words that are told over this link, as a newcomer gets them. */
export const collectWords = async (world: AttackWorld, link: RawLink): Promise<readonly Here[]> => {
  await world.pass(1_000)
  const ids = lettersOf(link).flatMap(({ kind, payload }) =>
    kind === '~have' ? (bytesToHex(payload).match(new RegExp(`.{${idHex}}`, 'g')) ?? []) : [],
  )
  link.say('~want', concat(...[...new Set(ids)].map(hexToBytes)))
  await world.pass(1_000)
  return lettersOf(link).flatMap(({ kind, payload }) => (kind === '~here' ? (readHere(payload) ?? []) : []))
}

/** Sealed as by any member, in whichever name. */
export const sendAs = async (
  world: AttackWorld,
  link: RawLink,
  from: DeviceId,
  { to, kind, payload }: { readonly to: DeviceId | '*'; readonly kind: string; readonly payload: Uint8Array },
) => {
  const { seal } = await world.attacker.secrets
  const sealed = sealLetter({ kind, payload }, { from, to, hops: 9, seal })
  const { bytes } = await world.during(sealed)
  link.link.post(concat([1], bytes))
}

/** Honest devices that do not know another one, or know it otherwise than it is. */
const findUnknown = (world: AttackWorld): readonly string[] => {
  const tables = new Map(world.shown.map(({ name, table }) => [name, table]))
  return world.honest.flatMap((one) =>
    world.honest.flatMap((other) => {
      if (one === other) return []
      const peer = one.mesh.peers.get(other.mesh.self)
      const table = tables.get(other.name)
      if (peer && (peer.table ?? table) === table && peer.facilitator === (other === world.tablet)) return []
      return [`${other.name} at ${one.name}: ${peer ? `sits at ${peer.table}` : 'not there'}`]
    }),
  )
}

/** All honest devices know each other as they are. @throws Error where some do not */
export const callRoll = async (world: AttackWorld): Promise<void> => {
  await world.pass(settleMs, () => findUnknown(world).length === 0)
  const unknown = findUnknown(world)
  if (unknown.length > 0) throw new Error(unknown.join('; '))
}

export const countEndedOf = (links: readonly RawLink[]): number =>
  links.filter(({ link }) => link.ended !== undefined).length

export const openLinksTo = async (
  world: AttackWorld,
  victims: readonly MeetingDevice[],
): Promise<RawLink[]> => {
  const links: RawLink[] = []
  for (const victim of victims) links.push(await world.attacker.rawLink(victim))
  return links
}
