/**
 * Nostr relays on this machine: a real one (@nostr-relay), and ones that misbehave in each way that a public relay may.
 *
 *   const relay = await startRelay()                        // or startRelay({ behaves: rejecting })
 *   relay.url                                               // ws://127.0.0.1:…, or wss:// with `tls`
 *   relay.frames                                            // all that passed it, in both directions, as text
 *   await relay.stop(); await relay.start()                 // down, and back under the same address
 *   await relay.close()
 */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { EventRepository, type IncomingMessage } from '@nostr-relay/common'
import { NostrRelay } from '@nostr-relay/core'
import { Validator } from '@nostr-relay/validator'
import { type WebSocket, WebSocketServer } from 'ws'

/** Ephemeral events are not kept; anything else is not either. */
class NothingKept extends EventRepository {
  isSearchSupported() {
    return false
  }
  upsert() {
    return { isDuplicate: false }
  }
  find() {
    return []
  }
  async destroy() {}
}

/** One connection, as a behaviour sees it. */
export interface RelayConnection {
  /** What the client said, NIP-01: ['EVENT', event], ['REQ', name, filter…], ['CLOSE', name]. */
  readonly message: readonly unknown[]
  send(text: string): void
  /** Handles the message as the real relay does. */
  honestly(): Promise<void>
  hangUp(): void
}

/** Told of every message of a client; without one the real relay answers. */
export type RelayBehaviour = (connection: RelayConnection) => void | Promise<void>

const idOf = (event: unknown) => (event as { id: string }).id

/** Takes subscriptions and refuses every event, as relays do that want payment or proof of work. */
export const rejecting: RelayBehaviour = ({ message, send, honestly }) => {
  if (message[0] !== 'EVENT') return honestly()
  return send(JSON.stringify(['OK', idOf(message[1]), false, 'blocked: not on the list']))
}

/** Closes every subscription, as relays do that want whoever listens to log in. */
export const closing: RelayBehaviour = ({ message, send }) => {
  if (message[0] === 'EVENT') send(JSON.stringify(['OK', idOf(message[1]), false, 'auth-required: no']))
  if (message[0] === 'REQ') send(JSON.stringify(['CLOSED', message[1], 'auth-required: no']))
}

/** Refuses ephemeral events that are older than a minute or more than a quarter of an hour ahead, as strfry does. */
export const strictOnTime: RelayBehaviour = ({ message, send, honestly }) => {
  const event = message[1] as { created_at: number }
  const ahead = event.created_at - Date.now() / 1000
  if (message[0] !== 'EVENT' || (ahead > -60 && ahead < 900)) return honestly()
  return send(JSON.stringify(['OK', idOf(event), false, 'invalid: ephemeral event expired']))
}

/** Accepts connections and never says a word. */
export const silent: RelayBehaviour = () => {}

/** The real relay, some time late in each direction. */
export const slow =
  (ms: number): RelayBehaviour =>
  ({ honestly }) =>
    new Promise((resolve) => setTimeout(() => resolve(honestly()), ms))

/** Answers whatever is said with a heap of what nobody asked for, beside what is right. */
export const garbage: RelayBehaviour = async ({ message, send, honestly }) => {
  const event = { id: 'x', pubkey: '', sig: '', kind: 1, created_at: 0, tags: [], content: '' }
  const heap = [
    'not JSON',
    '[]',
    '{}',
    'null',
    '["EVENT"]',
    '["EVENT","p",null]',
    JSON.stringify(['EVENT', 'p', { ...event, tags: 'x' }]),
    JSON.stringify(['EVENT', 'p', { ...event, tags: [[], ['x']] }]),
    JSON.stringify(['EVENT', 'x'.repeat(100), event]),
    JSON.stringify(['OK', 'x', 'perhaps', 7]),
    JSON.stringify(['NOTICE', 'look '.repeat(4_000)]),
    JSON.stringify(['AUTH', 'challenge']),
    JSON.stringify(['COUNT', 'p', {}]),
  ]
  for (const text of heap) send(text)
  for (const filter of message.slice(2) as { kinds?: number[]; '#x'?: string[] }[]) {
    for (const topic of filter['#x'] ?? []) {
      const forged = {
        ...event,
        kind: filter.kinds?.[0] ?? 1,
        tags: [['x', topic]],
        content: 'A'.repeat(508),
      }
      send(JSON.stringify(['EVENT', message[1], forged]))
    }
  }
  await honestly()
}

/** Hangs up as soon as anything is said. */
export const hangingUp: RelayBehaviour = ({ hangUp }) => hangUp()

export interface RelayOptions {
  readonly behaves?: RelayBehaviour
  /** Key and certificate in PEM, for wss. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Listens from the beginning. */
  readonly isUp?: boolean
}

export interface RelayFrame {
  readonly from: 'client' | 'relay'
  /** Which connection, in the order in which they came. */
  readonly connection: number
  readonly text: string
}

export interface TestRelay {
  readonly url: string
  readonly frames: readonly RelayFrame[]
  /** Clients connected just now. */
  readonly clients: number
  /** Another behaviour from now on. */
  behave(behaves: RelayBehaviour | undefined): void
  /** Sends to every client as if the relay had said it. */
  say(text: string): void
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

export const startRelay = async ({ behaves, tls, isUp = true }: RelayOptions = {}): Promise<TestRelay> => {
  const validator = new Validator()
  const frames: RelayFrame[] = []
  let behaviour = behaves
  let port = 0
  let made = 0
  let running: { server: Server; sockets: WebSocketServer; relay: NostrRelay } | undefined

  const serve = (relay: NostrRelay, socket: WebSocket) => {
    const connection = made++
    const send = (text: string) => {
      if (socket.readyState !== socket.OPEN) return
      frames.push({ from: 'relay', connection, text })
      socket.send(text)
    }
    const client = {
      get readyState() {
        return socket.readyState
      },
      send,
    }
    relay.handleConnection(client)
    socket.on('close', () => relay.handleDisconnect(client))
    socket.on('error', () => socket.terminate())
    socket.on('message', (data) => {
      const text = String(data)
      frames.push({ from: 'client', connection, text })
      const honestly = async () => {
        try {
          const message: IncomingMessage = await validator.validateIncomingMessage(text)
          await relay.handleMessage(client, message)
        } catch (error) {
          send(JSON.stringify(['NOTICE', String(error)]))
        }
      }
      const message = JSON.parse(text) as unknown[]
      void (behaviour ? behaviour({ message, send, honestly, hangUp: () => socket.terminate() }) : honestly())
    })
  }

  const start = async () => {
    if (running) return
    const server = tls ? createTlsServer(tls) : createServer()
    const sockets = new WebSocketServer({ server })
    const relay = new NostrRelay(new NothingKept())
    sockets.on('connection', (socket) => serve(relay, socket))
    running = { server, sockets, relay }
    port = await listen(server, port)
  }
  const stop = async () => {
    const was = running
    running = undefined
    if (!was) return
    for (const socket of was.sockets.clients) socket.terminate()
    was.sockets.close()
    was.server.closeAllConnections()
    await new Promise((resolve) => was.server.close(resolve))
    await was.relay.destroy()
  }
  await start()
  if (!isUp) await stop()
  return {
    url: `${tls ? 'wss' : 'ws'}://127.0.0.1:${port}`,
    frames,
    get clients() {
      return running?.sockets.clients.size ?? 0
    },
    behave(next) {
      behaviour = next
    },
    say(text) {
      for (const socket of running?.sockets.clients ?? []) socket.send(text)
    },
    stop,
    start,
    close: stop,
  }
}
