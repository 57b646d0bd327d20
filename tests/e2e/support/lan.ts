import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { serve } from '../../scripts/serve.mjs'

/** A place where a device can be: a network host of its own, or this machine. The built app is served on each. */
export interface Host {
  readonly name: string
  /** What a command begins with to run there; empty on this machine. */
  readonly prefix: readonly string[]
  /** Address of the app there; the same on all hosts of a LAN, as it is on all phones of a meeting. */
  readonly url: string
}

export interface Lan {
  /** 'separate' hosts on a bridge, or all devices on this machine's 'loopback'. */
  readonly kind: 'separate' | 'loopback'
  readonly hosts: readonly Host[]
  /** Pulls the host's cable: it sees the link go down. Nothing happens on loopback. */
  cut(host: Host): void
  /** The host keeps its link and no packet passes, as with a Wi-Fi that is out of reach. Nothing happens on loopback. */
  silence(host: Host): void
  /** Takes back `cut` and `silence`. */
  restore(host: Host): void
  /** What trouble.ts needs to make a separate host's network worse; undefined on loopback. */
  readonly inside?: { readonly hub: string; port(host: Host): string; server(host: Host): ChildProcess }
  down(): Promise<void>
}

const servedPort = 8080
/** Hosts have addresses 10.83.0.1 and up; there is no way to any other network, so no one else's can collide. */
export const network = '10.83.0'
/** The bridge itself: Wi-Fi always names a gateway, and Firefox gathers no address without one. */
export const gateway = `${network}.254`
const mostHosts = 60
const namespacePrefix = 'plenary'
const serverScript = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url))

export const ip = (...args: string[]): string =>
  execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

export const insideOf = (namespace: string) => ['ip', 'netns', 'exec', namespace] as const

/** Namespaces need Linux, root, iproute2, and a kernel or container that lets one make them. */
export const canHaveLan = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const probe = `${namespacePrefix}-${process.pid}-probe`
  try {
    ip('netns', 'add', probe)
    ip('-n', probe, 'link', 'add', 'probe0', 'type', 'bridge')
    return true
  } catch {
    return false
  } finally {
    deleteNamespaces([probe])
  }
}

const namespaces = (): string[] =>
  ip('netns', 'list')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(`${namespacePrefix}-`))

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Ends what runs in these namespaces and removes them; those that are gone already are no error. */
const deleteNamespaces = (names: readonly string[]) => {
  for (const name of names) {
    try {
      for (const pid of ip('netns', 'pids', name).split('\n').filter(Boolean))
        process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It does not exist, or a process ended by itself meanwhile.
    }
    try {
      ip('netns', 'del', name)
    } catch {
      // It does not exist.
    }
  }
}

/** What a run left that was killed before it could clean up: its process id is in the names. */
const deleteLeftovers = () => {
  deleteNamespaces(namespaces().filter((name) => !isAlive(Number(name.split('-')[1]))))
}

/**
 * A router with nothing behind it says at once that there is no way, so that browsers do not wait for name servers. Where
 * the kernel's settings cannot be written it says nothing, and all that changes is that browsers wait.
 */
const answerUnreachable = (hub: string) => {
  try {
    const [command, ...args] = insideOf(hub)
    execFileSync(command, [...args, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'], {
      stdio: 'ignore',
    })
  } catch {
    console.info('The LAN has no router that answers; browsers will be slower to start.')
  }
}

let lansOfThisProcess = 0

export const serveInside = (namespace: string, script = serverScript): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const [command, ...prefix] = insideOf(namespace)
    const server = spawn(command, [...prefix, process.execPath, script, String(servedPort)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    server.stdout.once('data', () => resolve(server))
    server.once('exit', (code) => reject(new Error(`The server in ${namespace} ended with ${code}`)))
  })

/**
 * So many network hosts on one bridge: no internet, no multicast, no way to this machine's network. The bridge stands
 * in a namespace of its own, so that nothing of this machine's network changes.
 */
const openSeparate = async (count: number): Promise<Lan> => {
  if (count > mostHosts) throw new RangeError(`At most ${mostHosts} hosts`)
  deleteLeftovers()
  const run = `${namespacePrefix}-${process.pid}-${lansOfThisProcess++}`
  const hub = `${run}-hub`
  const names = Array.from({ length: count }, (_, at) => `${run}-h${at + 1}`)
  const clean = () => deleteNamespaces([...names, hub])
  let servers: ChildProcess[]
  process.once('exit', clean)
  try {
    ip('netns', 'add', hub)
    ip('-n', hub, 'link', 'add', 'bridge0', 'type', 'bridge', 'mcast_snooping', '0')
    ip('-n', hub, 'address', 'add', `${gateway}/24`, 'dev', 'bridge0')
    ip('-n', hub, 'link', 'set', 'bridge0', 'up')
    answerUnreachable(hub)
    names.forEach((name, at) => {
      const port = `port${at + 1}`
      ip('netns', 'add', name)
      ip('-n', hub, 'link', 'add', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
      ip('-n', hub, 'link', 'set', port, 'master', 'bridge0', 'up')
      ip('-n', hub, 'link', 'set', port, 'type', 'bridge_slave', 'mcast_flood', 'off')
      ip('-n', name, 'link', 'set', 'lo', 'up')
      ip('-n', name, 'address', 'add', `${network}.${at + 1}/24`, 'dev', 'eth0')
      // Without an IPv6 address, which would come a second or two later: browsers give up all their requests when one does.
      ip('-n', name, 'link', 'set', 'eth0', 'addrgenmode', 'none')
      ip('-n', name, 'link', 'set', 'eth0', 'multicast', 'off', 'up')
      ip('-n', name, 'route', 'add', 'default', 'via', gateway)
    })
    servers = await Promise.all(names.map((name) => serveInside(name)))
  } catch (error) {
    clean()
    throw error
  }
  const hosts = names.map((name) => ({
    name,
    prefix: insideOf(name),
    url: `http://localhost:${servedPort}/`,
  }))
  const at = (host: Host) => hosts.findIndex(({ name }) => name === host.name)
  const port = (host: Host) => `port${at(host) + 1}`
  const bridgePort = (host: Host, ...args: string[]) => ip('-n', hub, 'link', 'set', port(host), ...args)
  return {
    kind: 'separate',
    hosts,
    inside: { hub, port, server: (host) => servers[at(host)] as ChildProcess },
    cut: (host) => void bridgePort(host, 'down'),
    // Off the bridge its cable stays up and leads nowhere; a port's state cannot be set where no spanning tree is spoken.
    silence: (host) => void bridgePort(host, 'nomaster'),
    restore: (host) => {
      bridgePort(host, 'master', 'bridge0', 'up')
      bridgePort(host, 'type', 'bridge_slave', 'mcast_flood', 'off')
    },
    down: async () => {
      process.off('exit', clean)
      clean()
    },
  }
}

const openLoopback = async (count: number): Promise<Lan> => {
  const server = await serve()
  const nothing = () => undefined
  return {
    kind: 'loopback',
    hosts: Array.from({ length: count }, (_, at) => ({
      name: `loopback-${at + 1}`,
      prefix: [],
      url: server.url,
    })),
    cut: nothing,
    silence: nothing,
    restore: nothing,
    down: server.close,
  }
}

/** Separate hosts where this machine can have them, else as many devices on loopback: look at `kind`. */
export const openLan = (count: number): Promise<Lan> =>
  canHaveLan() ? openSeparate(count) : openLoopback(count)
