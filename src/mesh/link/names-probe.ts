import type { DeviceId } from '../../domain/ids.ts'
import { Emitter, reportError } from '../../lib/emitter.ts'
import { decodeCard, encodeCard, readForeign } from '../card/card-codec.ts'
import { meshLimits } from '../contract/limits.ts'
import { type Mesh, NoCandidates, type Rtc } from '../contract/mesh.ts'
import { type Connection, openConnection } from './connection.ts'

const kind = 'names-probe'
/** A name is resolved within a second where multicast passes; a busy phone gets longer. */
const namesProbeMs = 8_000

export type NamesFound = 'passes' | 'blocked'

interface NamesProbeParts {
  readonly rtc: Rtc
  readonly tag: Uint8Array
  readonly mesh: Pick<Mesh, 'sendDirect' | 'onMessage'>
  readonly patienceMs?: number
}

/**
 * Whether multicast passes between two linked devices. One tells names only (its person has not allowed the camera): it sends a card of
 * names, and gets one with no address at all. So a link between these two cards can come about only if the other resolves the name.
 */
export const openNamesProbe = ({ rtc, tag, mesh, patienceMs = namesProbeMs }: NamesProbeParts) => {
  const found = new Emitter<[NamesFound]>()
  const open = new Set<Connection>()
  let asked: Connection | undefined
  let answering = false

  const connect = async () => {
    const connection = await openConnection(rtc, tag, meshLimits)
    open.add(connection)
    return connection
  }
  const discard = (connection: Connection) => {
    open.delete(connection)
    connection.close()
  }
  const watch = async (connection: Connection) => {
    const opened = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs)
      const yes = () => {
        clearTimeout(timer)
        resolve(true)
      }
      if (connection.channel.readyState === 'open') yes()
      else connection.channel.addEventListener('open', yes)
    })
    if (!open.has(connection)) return
    // The other side may see the channel open a moment later than this one.
    setTimeout(() => discard(connection), meshLimits.farewellMs * 10)
    found.emit(opened ? 'passes' : 'blocked')
  }
  const namesOnly = ({ card }: Connection) => card.candidates.every(({ kind: of }) => of === 'mdns')

  const answer = async (device: DeviceId, payload: Uint8Array) => {
    const theirs = readForeign(() => decodeCard(payload))
    if (!theirs) return
    if (asked && theirs.candidates.length === 0) {
      await asked.dial(theirs)
      await watch(asked)
      return
    }
    // One at a time: a neighbour cannot make this device open connection after connection.
    if (answering || theirs.candidates.some(({ kind: of }) => of !== 'mdns')) return
    answering = true
    try {
      const connection = await connect()
      if (namesOnly(connection)) return discard(connection)
      mesh.sendDirect(device, kind, encodeCard({ ...connection.card, candidates: [] }))
      await connection.dial(theirs)
      await watch(connection)
    } finally {
      answering = false
    }
  }
  const stop = mesh.onMessage(kind, (from, payload, direct) => {
    if (direct) answer(from, payload).catch(reportError)
  })

  return {
    /** Told whenever a probe with the neighbour has come to something, no matter which side began. */
    onFound: found.on,
    /** Begins, where this device tells names only; else the other may. */
    async begin(device: DeviceId): Promise<void> {
      if (asked) return
      try {
        const connection = await connect()
        if (!namesOnly(connection)) return discard(connection)
        asked = connection
        mesh.sendDirect(device, kind, encodeCard(connection.card))
      } catch (error) {
        if (!(error instanceof NoCandidates)) throw error
      }
    },
    close() {
      stop()
      for (const connection of open) discard(connection)
    },
  }
}
