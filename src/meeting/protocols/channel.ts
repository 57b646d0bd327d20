import type { DeviceId } from '../../domain/ids.ts'
import { bytesToText, textToBytes } from '../../lib/bytes.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'

/** How a protocol's messages are written as bytes and read from anybody's. */
export interface Codec<Message> {
  encode(message: Message): Uint8Array
  /** undefined where these bytes are no such message. Never throws. */
  decode(bytes: Uint8Array): Message | undefined
}

/**
 * Messages of one kind between the devices of a meeting. What does not read is dropped: no protocol sees it.
 * Messages of one device arrive in its order over one link; over several links they may come late or not at all.
 */
export interface Channel<Message> {
  /** Over the own link, never forwarded. False where there is no link just now. */
  sendDirect(to: DeviceId, message: Message): boolean
  /** To one device, over others where there is no link; it may be lost. */
  send(to: DeviceId, message: Message): void
  /** To every device, forwarded from device to device. */
  broadcast(message: Message): void
  /** Messages that came over their sender's own link, and so are truly from it. Returns its undo. */
  onDirect(listener: (from: DeviceId, message: Message) => void): () => void
  /**
   * All messages; `from` is what their way says, so what they claim must be proven by themselves. `via` is the neighbour
   * that brought them. Returns its undo.
   */
  onAny(listener: (from: DeviceId, message: Message, via: DeviceId) => void): () => void
}

/** @param kind the name of the messages on the wire, one a protocol */
export const createChannel = <Message>(
  mesh: Pick<Mesh, 'send' | 'sendDirect' | 'onMessage'>,
  kind: string,
  { encode, decode }: Codec<Message>,
): Channel<Message> => {
  const listen = (listener: (from: DeviceId, message: Message, via: DeviceId) => void, directOnly: boolean) =>
    mesh.onMessage(kind, (from, payload, direct, via) => {
      if (directOnly && !direct) return
      const message = decode(payload)
      if (message !== undefined) listener(from, message, via)
    })
  return {
    sendDirect: (to, message) => mesh.sendDirect(to, kind, encode(message)),
    send: (to, message) => mesh.send(to, kind, encode(message)),
    broadcast: (message) => mesh.send('*', kind, encode(message)),
    onDirect: (listener) => listen(listener, true),
    onAny: (listener) => listen(listener, false),
  }
}

/** Messages as JSON. @param read gives a message out of a parsed value; undefined where it is none */
export const jsonCodec = <Message>(
  read: (value: unknown) => Message | undefined,
  maxBytes = Number.POSITIVE_INFINITY,
): Codec<Message> => ({
  encode: (message) => textToBytes(JSON.stringify(message)),
  decode(bytes) {
    if (bytes.length > maxBytes) return undefined
    try {
      return read(JSON.parse(bytesToText(bytes)))
    } catch {
      // Neither UTF-8 nor JSON: no message of this protocol.
      return undefined
    }
  },
})
