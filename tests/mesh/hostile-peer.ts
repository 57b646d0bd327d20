import * as Y from 'yjs'
import { concat, textToBytes } from '../../src/lib/bytes.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import type { Mesh, MeshSecrets, Rtc } from '../../src/mesh/contract/mesh.ts'
import { type Connection, openConnection } from '../../src/mesh/link/connection.ts'
import { firstControl, Link, type LinkEnd, switchboardStream } from '../../src/mesh/link/link.ts'
import { letterBytes } from '../../src/mesh/routing/envelope.ts'
import { carried } from '../scenarios/mesh-rig.ts'

/** How the switchboard marks what goes over one link and no further. */
const directPost = 2

/** A document of words that a mesh carries for everybody. */
export const carriedWords = (mesh: Mesh): Y.Doc => {
  const doc = new Y.Doc()
  doc.getMap('words')
  mesh.sync(carried('room', doc))
  return doc
}

export interface Received {
  readonly stream: number
  readonly message: Uint8Array
}

/** The end of a link that does not keep to the rules: the proof, and then whatever the test sends over it. */
export const hostileLink = (
  connection: Connection,
  key: DeviceKey,
  secrets: Pick<MeshSecrets, 'proof'>,
  hear: (received: Received) => void = () => undefined,
) => {
  let ended: (why: LinkEnd) => void = () => undefined
  const end = new Promise<LinkEnd>((resolve) => {
    ended = resolve
  })
  const received: Received[] = []
  const receive = (one: Received) => {
    received.push(one)
    hear(one)
  }
  const link = new Link({
    connection,
    expected: undefined,
    key,
    proof: secrets.proof,
    limits: meshLimits,
    admitted: () => true,
    count: () => undefined,
    events: {
      proven: () => undefined,
      message: (_, stream, message) => receive({ stream, message }),
      control: (_, kind, content) => receive({ stream: 0, message: Uint8Array.of(kind, ...content) }),
      quiet: () => undefined,
      closed: (_, why) => ended(why),
    },
  })
  return {
    link,
    /** Past the framing. */
    raw: (bytes: Uint8Array) => connection.channel.send(new Uint8Array(bytes)),
    /** Over this link and no further, of any kind, the mesh's own included. */
    say: (kind: string, payload: Uint8Array) =>
      link.post(concat([directPost], letterBytes({ kind, payload }))),
    /** Resolves when the victim has ended the link. */
    end,
    received,
    /** Opens a document, so that the victim takes its messages on `stream`. */
    open: (name: string, stream = 2, round = 1) =>
      link.sendControl(firstControl, Uint8Array.of(0, stream, 0, 0, 0, round, ...textToBytes(name))),
  }
}

/** A member of the meeting who does not keep to the rules, linked with a mesh of this process. */
export const hostilePeer = async (
  { rtc, device }: { readonly rtc: Rtc; readonly device: DeviceKey },
  secrets: MeshSecrets,
  victim: Pick<Mesh, 'offer'>,
) => {
  const offer = await victim.offer()
  const connection = await openConnection(rtc, secrets.tag, meshLimits)
  let flows: () => void = () => undefined
  const flowing = new Promise<void>((resolve) => {
    flows = resolve
  })
  const dialling = connection.dial(offer.card)
  const peer = hostileLink(connection, device, secrets, ({ stream }) => {
    if (stream > switchboardStream) flows()
  })
  await Promise.all([dialling, offer.meet(connection.card), peer.link.proven])
  return {
    ...peer,
    /** Resolves when the victim has begun to sync a document. */
    flowing,
  }
}
