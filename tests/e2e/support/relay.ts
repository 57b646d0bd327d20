import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'

/** A port of this machine's loopback that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Joins its standard input and output to a port of the loopback of the host that it runs on. */
const pipe = `
const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1')
process.stdin.pipe(socket).pipe(process.stdout)
socket.on('close', () => process.exit())
`

/**
 * Makes a loopback port of another network host reachable at the same port here, for a browser's remote control only:
 * no packet of the app can take this way.
 */
export const relayInto = async (
  prefix: readonly string[],
  port: number,
): Promise<{ close(): Promise<void> }> => {
  const pipes = new Set<ChildProcess>()
  const server = createServer((socket) => {
    const [command = '', ...args] = [...prefix, process.execPath, '-e', pipe, String(port)]
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    pipes.add(child)
    socket.pipe(child.stdin)
    child.stdout.pipe(socket)
    socket.on('close', () => child.kill())
    socket.on('error', () => child.kill())
    child.stdin.on('error', () => socket.destroy())
    child.on('exit', () => {
      pipes.delete(child)
      socket.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        for (const child of pipes) child.kill()
        server.close(() => resolve())
      }),
  }
}
