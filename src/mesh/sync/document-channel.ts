import * as broadcast from 'lib0/broadcastchannel'
import { type Room, WebrtcConn, WebrtcProvider } from 'y-webrtc'
import type { DeviceId } from '../../domain/ids.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { SyncedDocument } from '../contract/mesh.ts'
import { Guard, isUpdate } from './guard.ts'
import { type Port, virtualRtc } from './virtual-rtc.ts'

/** One document on one link: a virtual connection that lives from one sync round to the next. */
export interface Ride {
  /**
   * A message of the neighbour's.
   * @throws Malformed (frames.ts)
   */
  receive(message: Uint8Array): void
  /** A set finds out anew what the two lack; a document does so in another round. */
  reconcile(): void
  close(): void
}

interface RideParts {
  /** The neighbour at the other end. */
  readonly device: DeviceId
  send(message: Uint8Array): void
  /** Whether updates go over this link. */
  passesOn(): boolean
  /** The neighbour has sent an update: whether there was anything new in it. */
  noteHeard(isNews: boolean): void
  /** The neighbour's updates do not join on to what is here: begin another round. */
  gap(): void
}

export interface DocumentChannel {
  ride(parts: RideParts): Ride
  close(): void
}

/** y-webrtc leaves its rooms on `beforeunload`, which a mailto: link or a download fires while the page stays. */
const forgetUnload = (room: Room) => {
  if (typeof window !== 'undefined') window.removeEventListener('beforeunload', room._beforeUnloadHandler)
  else if (typeof process !== 'undefined') process.off('exit', room._beforeUnloadHandler)
}

/** Tabs and workers of one origin would sync behind the link's back. */
const leaveBroadcast = (room: Room) => {
  broadcast.unsubscribe(room.name, room._bcSubscriber)
  room.bcconnected = false
}

/** On leaving, y-webrtc says goodbye on a BroadcastChannel that it thereby opens again and never closes. */
const closeBroadcast = (name: string) => {
  setTimeout(() => {
    const nobody = () => undefined
    broadcast.subscribe(name, nobody)
    broadcast.unsubscribe(name, nobody)
  })
}

/**
 * Carries a document over links through y-webrtc, one provider to a document. The only module that knows y-webrtc.
 * y-webrtc's rooms are global to the page, so that each gets a name that nobody else can have.
 */
export const openDocumentChannel = async (
  document: SyncedDocument,
  limits: MeshLimits,
  count: Count,
): Promise<DocumentChannel> => {
  const { doc } = document
  const name = `plenary/${crypto.randomUUID()}`
  /** Of the update that is being told just now. */
  let origin: unknown
  let updates = 0
  const notice = (_: Uint8Array, from: unknown) => {
    origin = from
    updates++
  }
  // Before y-webrtc listens, which sends it on at once.
  doc.on('update', notice)
  const provider = new WebrtcProvider(name, doc, { signaling: [], filterBcConns: true })
  // y-webrtc makes one that tells states every few seconds; left without a state and a timer it says nothing
  provider.awareness.destroy()
  await provider.key
  const { room } = provider
  if (!room) throw new Error('y-webrtc made no room')
  forgetUnload(room)
  leaveBroadcast(room)
  let rides = 0

  const ride = ({ send, passesOn, noteHeard, gap }: RideParts): Ride => {
    const echo = () => noteHeard(false)
    const guard = new Guard({ doc, form: document.form, limits, count, echo, gap })
    let open = true
    /** A message of the neighbour's is being applied, in a transaction of y-webrtc's room. */
    let applying = false
    const port: Port = {
      send: (message) => {
        if (!open || (isUpdate(message) && !passesOn())) return
        for (const piece of guard.outgoing(message, applying && origin === room)) send(piece)
      },
      closed: () => {
        open = false
      },
    }
    provider.peerOpts = { trickle: false, channelConfig: { negotiated: true, id: 0 }, wrtc: virtualRtc(port) }
    // Used once: an old connection that closes late must not delete a new one
    rides += 1
    const remoteId = `${name}/${rides}`
    const silent = { send: () => undefined } as unknown as ConstructorParameters<typeof WebrtcConn>[0]
    const conn = new WebrtcConn(silent, true, remoteId, room)
    room.webrtcConns.set(remoteId, conn)
    return {
      receive: (message) => {
        // Handed on at once: simple-peer's stream may keep a message for later, and the guard would judge the next one too early
        const admitted = open ? guard.incoming(message) : undefined
        if (!admitted) return
        const before = updates
        applying = true
        try {
          conn.peer.emit('data', admitted)
        } finally {
          applying = false
        }
        // Of what was left out nobody can say that it is known
        if (isUpdate(message) && (updates > before || admitted === message)) noteHeard(updates > before)
      },
      reconcile: () => undefined,
      close: () => {
        open = false
        room.webrtcConns.delete(remoteId)
        conn.destroy()
      },
    }
  }

  return {
    ride,
    close: () => {
      doc.off('update', notice)
      provider.disconnect()
      provider.destroy()
      closeBroadcast(name)
    },
  }
}
