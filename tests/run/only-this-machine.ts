import { Socket } from 'node:net'

/**
 * Loaded before every test in Node (vite.config.ts): no socket of theirs goes anywhere but to this machine, whatever the code under
 * test does. Browsers are held by flags of their own (browsers.mjs).
 */
const isThisMachine = (host: string | undefined) =>
  host === undefined || host === 'localhost' || host === '::1' || host.startsWith('127.')

/** As Node's own connect takes it: options, a port and a host, or what net.connect has made of either. */
const hostOf = (args: readonly unknown[]): string | undefined => {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) return (first as { host?: string }).host
  return typeof first === 'number' && typeof second === 'string' ? second : undefined
}

const connect = Socket.prototype.connect
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args)
  if (!isThisMachine(host)) {
    const error = Object.assign(new Error(`A test asked for ${host}`), { code: 'ENOTFOUND' })
    process.nextTick(() => this.destroy(error))
    return this
  }
  return Reflect.apply(connect, this, args) as Socket
} as typeof connect
