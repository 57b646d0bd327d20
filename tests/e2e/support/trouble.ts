import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gateway, type Host, insideOf, ip, type Lan, network, serveInside } from './lan.ts'

/** What can be wrong with a network, done to the separate hosts of a LAN. */

const inside = (lan: Lan) => {
  if (!lan.inside) throw new Error('Trouble needs hosts of their own, not one loopback')
  return lan.inside
}

/** As guest Wi-Fi does: these hosts reach the gateway and not one another. */
export const keepApart = (lan: Lan, hosts: readonly Host[], apart = true): void => {
  const { hub, port } = inside(lan)
  for (const host of hosts)
    ip('-n', hub, 'link', 'set', port(host), 'type', 'bridge_slave', 'isolated', apart ? 'on' : 'off')
}

/** The host gets another address of the same network, as from a router that has forgotten it. */
export const moveTo = (host: Host, last: number): void => {
  ip('-n', host.name, 'address', 'flush', 'dev', 'eth0')
  ip('-n', host.name, 'address', 'add', `${network}.${last}/24`, 'dev', 'eth0')
  ip('-n', host.name, 'route', 'add', 'default', 'via', gateway)
}

/** The host stands on a network of its own; the hub routes between the two. */
export const toOtherSubnet = (lan: Lan, host: Host): void => {
  const { hub, port } = inside(lan)
  ip('-n', hub, 'link', 'add', 'bridge1', 'type', 'bridge', 'mcast_snooping', '0')
  ip('-n', hub, 'address', 'add', '10.84.0.254/24', 'dev', 'bridge1')
  ip('-n', hub, 'link', 'set', 'bridge1', 'up')
  ip('-n', hub, 'link', 'set', port(host), 'master', 'bridge1')
  ip('-n', host.name, 'address', 'flush', 'dev', 'eth0')
  ip('-n', host.name, 'address', 'add', '10.84.0.7/24', 'dev', 'eth0')
  ip('-n', host.name, 'route', 'add', 'default', 'via', '10.84.0.254')
}

const wireScript = fileURLToPath(new URL('slow-wire.pl', import.meta.url))

/**
 * The host's cable becomes a wire in user space that loses and delays. Before any browser runs there. It ends with the LAN.
 * @throws where there is no /dev/net/tun or no perl
 */
export const wearOut = async (
  lan: Lan,
  host: Host,
  { lost, delayMs }: { readonly lost: number; readonly delayMs: number },
): Promise<void> => {
  const { hub, port } = inside(lan)
  const [there, here] = [`${port(host)}w`, `${port(host)}h`]
  const [command, ...prefix] = insideOf(hub)
  const wire = spawn(
    command,
    [...prefix, 'perl', wireScript, there, here, String(lost), String(delayMs / 1000)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await new Promise((resolve, reject) => {
    wire.stdout.once('data', resolve)
    wire.once('exit', (code) => reject(new Error(`The slow wire ended with ${code}`)))
  })
  const last = Number(/\d+$/.exec(port(host))?.[0])
  ip('-n', host.name, 'link', 'delete', 'eth0')
  ip('-n', hub, 'link', 'set', here, 'netns', host.name)
  ip('-n', host.name, 'link', 'set', here, 'name', 'eth0')
  ip('-n', hub, 'link', 'set', there, 'master', 'bridge0', 'up')
  ip('-n', host.name, 'link', 'set', 'eth0', 'multicast', 'off', 'up')
  ip('-n', host.name, 'address', 'add', `${network}.${last}/24`, 'dev', 'eth0')
  ip('-n', host.name, 'route', 'add', 'default', 'via', gateway)
}

const portalScript = fileURLToPath(new URL('../../run/portal.mjs', import.meta.url))

/** From now on a login page answers whatever this host's browser asks. */
export const becomePortal = async (lan: Lan, host: Host): Promise<void> => {
  const server = inside(lan).server(host)
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await gone
  await serveInside(host.name, portalScript)
}
