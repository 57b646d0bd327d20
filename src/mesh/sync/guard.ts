import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Recent } from '../../lib/recent.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { DocumentForm } from '../contract/mesh.ts'
import { Malformed } from '../link/frames.ts'

/** The one kind of y-webrtc's messages that goes over a link. Nobody sends its awareness, or what its tabs say: those end it. */
const syncMessages = 0
/** y-protocols/sync.js */
const syncKind = { step1: 0, step2: 1, update: 2 } as const

/** What y-webrtc sends to all its connections because something has changed. */
export const isUpdate = (message: Uint8Array): boolean =>
  message[0] === syncMessages && message[1] === syncKind.update

/** FNV-1a twice with different starts: enough to tell an echo, and a collision only costs its maker a resync. */
const fingerprint = (bytes: Uint8Array): string => {
  let a = 0x811c9dc5
  let b = 0xcbf29ce4
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193)
    b = Math.imul(b ^ byte, 0x01000193)
  }
  return `${bytes.length}/${a >>> 0}/${b >>> 0}`
}

const syncMessage = (what: number, content: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessages)
  encoding.writeVarUint(encoder, what)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Reach = (client: number) => number

/** Weight of one struct or deletion that waits, beside its length. */
const structWeight = 16

/** Length of the content whose predecessors this device does not have; Yjs would keep it aside until they come. */
const waitingLength = (update: Decoded, doc: Y.Doc): number => {
  const added = new Map<number, number>()
  const reach: Reach = (client) => added.get(client) ?? Y.getState(doc.store, client)
  let waiting = 0
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    const isSkip = struct instanceof Y.Skip
    if (isSkip || clock > reach(client)) waiting += structWeight + (isSkip ? 0 : struct.length)
    else added.set(client, Math.max(reach(client), clock + struct.length))
  }
  return waiting + unknownReferences(update, reach)
}

/** Structs and deletions that point at what neither this device nor the update has. */
const unknownReferences = (update: Decoded, reach: Reach): number => {
  const unknown = (id: unknown) => id instanceof Y.ID && id.clock >= reach(id.client)
  let waiting = 0
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) continue
    if (unknown(struct.origin) || unknown(struct.rightOrigin) || unknown(struct.parent)) {
      waiting += structWeight + struct.length
    }
  }
  for (const [client, deletions] of update.ds.clients) {
    for (const { clock, len } of deletions) if (clock + len > reach(client)) waiting += structWeight
  }
  return waiting
}

/**
 * Stands between a link and y-webrtc for one document: every message is looked at before y-webrtc sees it.
 * Malformed ones end the link; what is merely not wanted is dropped and counted.
 */
export class Guard {
  /** The last updates that were sent. */
  readonly #sent: Recent<true>
  #stepsSeen = 0
  #answered = false

  constructor(
    readonly parts: {
      readonly doc: Y.Doc
      readonly form: DocumentForm | undefined
      readonly limits: MeshLimits
      readonly count: Count
      /** The neighbour has sent what it was sent over this very link, as where both had it to pass on at once. */
      readonly echo: () => void
      /** An update could not be applied for lack of its predecessors: ask for the whole again. */
      readonly gap: () => void
    },
  ) {
    this.#sent = new Recent(parts.limits.echoesRemembered)
  }

  /**
   * What goes out of y-webrtc's message. It sends everything back to where it came from; that is left out here. An update
   * goes out in pieces that no neighbour is long busy with.
   * @param isEcho it holds what applying a message of this neighbour's has changed, and nothing else
   */
  outgoing(message: Uint8Array, isEcho: boolean): readonly Uint8Array[] {
    if (message[0] !== syncMessages) return []
    const what = message[1]
    if (what !== syncKind.step2 && what !== syncKind.update) return [message]
    if (what === syncKind.update && isEcho) {
      this.parts.count('echoesKept')
      return []
    }
    const pieces = this.#split(message, what)
    if (what === syncKind.update) for (const piece of pieces) this.#sent.set(fingerprint(piece), true)
    return pieces
  }

  #split(message: Uint8Array, what: number): readonly Uint8Array[] {
    const { form, count } = this.parts
    if (!form) return [message]
    const decoder = decoding.createDecoder(message)
    decoding.skip8(decoder)
    decoding.skip8(decoder)
    const pieces = form.split(decoding.readVarUint8Array(decoder))
    if (pieces.length === 0) count('updatesUnsent')
    return pieces.length === 1 ? [message] : pieces.map((piece) => syncMessage(what, piece))
  }

  /**
   * What y-webrtc may have of this message; undefined: nothing.
   * @throws Malformed
   */
  incoming(message: Uint8Array): Uint8Array | undefined {
    try {
      return this.#look(message)
    } catch (error) {
      if (error instanceof Malformed) throw error
      // lib0 and Yjs throw plain Errors on bytes that cannot be read
      throw new Malformed(error instanceof Error ? error.message : 'unreadable')
    }
  }

  #look(message: Uint8Array): Uint8Array | undefined {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== syncMessages) throw new Malformed('kind')
    return this.#sync(decoder, message)
  }

  #sync(decoder: decoding.Decoder, message: Uint8Array): Uint8Array | undefined {
    const { limits, count, form } = this.parts
    const what = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (decoding.hasContent(decoder)) throw new Malformed('trailing bytes')
    if (what === syncKind.step1) {
      if (content.length > limits.stateVectorBytes) throw new Malformed('state vector')
      Y.decodeStateVector(content)
      this.#stepsSeen += 1
      if (this.#stepsSeen > limits.stepsPerRound) throw new Malformed('too many sync steps')
      return message
    }
    if (what !== syncKind.step2 && what !== syncKind.update) throw new Malformed('sync kind')
    const isUpdate = what === syncKind.update
    if (isUpdate && this.#sent.get(fingerprint(message))) {
      count('echoesDropped')
      this.parts.echo()
      return undefined
    }
    const admitted = form ? this.#admit(form, content, isUpdate) : this.#applicable(content, isUpdate)
    if (!isUpdate && (admitted || form)) this.#answered = true
    return admitted === content ? message : admitted && syncMessage(what, admitted)
  }

  #admit(form: DocumentForm, content: Uint8Array, isUpdate: boolean): Uint8Array | undefined {
    const { count } = this.parts
    const admission = form.admit(content)
    if (admission === 'forbidden') throw new Malformed('forbidden update')
    if (admission.refused > 0) count('updatePartsRefused', admission.refused)
    if (admission.lacks) this.#missPredecessors(isUpdate)
    return admission.update
  }

  #missPredecessors(isUpdate: boolean) {
    this.parts.count('updatesWithoutPredecessors')
    if (this.#answered || !isUpdate) this.parts.gap()
  }

  /**
   * Yjs keeps updates without predecessors aside and looks at all of them again with each one that comes: a few kilobytes
   * block a page for seconds. On one link everything comes in order, so that an honest neighbour's update lacks
   * something only before its sync answer, which then has it too.
   */
  #applicable(content: Uint8Array, isUpdate: boolean): Uint8Array | undefined {
    const { doc, limits } = this.parts
    const waiting = waitingLength(Y.decodeUpdate(content), doc)
    if (waiting === 0 || (!isUpdate && waiting <= limits.waitingBytes)) return content
    this.#missPredecessors(isUpdate)
    return undefined
  }
}
