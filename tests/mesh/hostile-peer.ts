import * as Y from 'yjs'
import { textToBytes } from '../../src/lib/bytes.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import type { Mesh, MeshSecrets, Rtc } from '../../src/mesh/contract/mesh.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { firstControl, Link, type LinkEnd, switchboardStream } from '../../src/mesh/link/link.ts'
import { carried } from '../scenarios/mesh-rig.ts'

/** A document of words that a mesh carries for everybody. */
export const carriedWords = (mesh: Mesh): Y.Doc => {
  const doc = new Y.Doc()
  doc.getMap('words')
  mesh.sync(carried('room', doc))
  return doc
}

/** A member of the meeting who does not keep to the rules: a proven link, and then whatever the test sends over it. */
export const hostilePeer = async (rtc: Rtc, secrets: MeshSecrets, victim: Mesh) => {
  const offer = await victim.offer()
  const connection = await openConnection(rtc, secrets.tag, meshLimits)
  let ended: (why: LinkEnd) => void = () => undefined
  const end = new Promise<LinkEnd>((resolve) => {
    ended = resolve
  })
  const received: { stream: number; message: Uint8Array }[] = []
  let flows: () => void = () => undefined
  const flowing = new Promise<void>((resolve) => {
    flows = resolve
  })
  const dialling = connection.dial(offer.card)
  const link = new Link({
    connection,
    device: victim.self,
    proof: secrets.proof,
    limits: meshLimits,
    admitted: () => true,
    count: () => undefined,
    events: {
      proven: () => undefined,
      message: (_, stream, message) => {
        received.push({ stream, message })
        if (stream > switchboardStream) flows()
      },
      control: (_, kind, content) => received.push({ stream: 0, message: Uint8Array.of(kind, ...content) }),
      quiet: () => undefined,
      closed: (_, why) => ended(why),
    },
  })
  await Promise.all([dialling, offer.meet(connection.card), link.proven])
  return {
    link,
    /** Past the framing. */
    raw: (bytes: Uint8Array) => connection.channel.send(new Uint8Array(bytes)),
    /** Resolves when the victim has ended the link. */
    end,
    received,
    /** Resolves when the victim has begun to sync a document. */
    flowing,
    /** Opens a document, so that the victim takes its messages on `stream`. */
    open: (name: string, stream = 2, round = 1) =>
      link.sendControl(firstControl, Uint8Array.of(0, stream, 0, 0, 0, round, ...textToBytes(name))),
  }
}
