import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:https'
import { type AddressInfo, createServer, connect as netConnect } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { defaultRelays } from '../../src/domain/records/relays.ts'
import { root } from '../scripts/set-up.mjs'

const refusal = (host: string) => expect.objectContaining({ message: `A test asked for ${host}` })

it('[E3] no test in Node can speak to a public host: not by web socket, request or socket, by name or number', async () => {
  for (const url of defaultRelays) {
    const [error] = await once(new WebSocket(url).on('open', expect.fail), 'error')
    expect(error).toEqual(refusal(new URL(url).hostname))
  }
  const [asked] = await once(get('https://example.org/'), 'error')
  expect(asked).toEqual(refusal('example.org'))
  await expect(fetch('https://example.org/')).rejects.toMatchObject({ cause: refusal('example.org') })
  for (const open of [
    () => netConnect(443, '192.0.2.7'),
    () => netConnect({ port: 443, host: '192.0.2.7' }),
  ]) {
    const [error] = await once(open(), 'error')
    expect(error).toEqual(refusal('192.0.2.7'))
  }
})

it('a test in Node speaks to this machine', async () => {
  const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost']) {
    const [said] = await once(netConnect(port, host), 'data')
    expect(String(said)).toBe('here')
  }
  server.close()
})

it('[E3] whoever starts a browser starts it with no way out', () => {
  const tests = join(root, 'tests')
  const starters = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(tests, file), 'utf8') }))
    .filter(({ text }) => /\.launch(?:PersistentContext|Server)?\(|launchOptions/.test(text))
  expect(starters.length).toBeGreaterThan(5)
  expect(starters.filter(({ text }) => !/chromiumFlags|firefoxSeal/.test(text))).toEqual([])
})
