// `npm run start:lan`: serves the built app to the phones on this Wi-Fi, over https with a certificate made here,
// because browsers give the camera and WebRTC's certificates to secure pages only.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { root, setUp } from './set-up.mjs'

const firstPort = 4443
/** Phones refuse certificates that are valid for longer than 398 days. */
const certificateDays = 90
const dayMs = 86_400_000
const certificateFolder = join(root, '.cache', 'lan-certificate')

const addresses = () =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/**
 * The certificate of last time where it still fits, so that a phone is asked only once.
 * @param {readonly string[]} hosts
 */
const certificate = async (hosts) => {
  const { readTls } = await import('./serve.mjs')
  const noteFile = join(certificateFolder, 'made-for.json')
  if (existsSync(noteFile)) {
    /** @type {{ hosts: string[], until: number }} */
    const note = JSON.parse(readFileSync(noteFile, 'utf8'))
    if (note.until > Date.now() + dayMs && hosts.every((host) => note.hosts.includes(host))) {
      return readTls(certificateFolder)
    }
  }
  const { generate } = await import('selfsigned')
  const until = new Date(Date.now() + certificateDays * dayMs)
  const made = await generate([{ name: 'commonName', value: 'Plenary on this network' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    curve: 'P-256',
    notAfterDate: until,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...hosts].map((ip) => ({ type: /** @type {const} */ (7), ip })),
        ],
      },
    ],
  })
  mkdirSync(certificateFolder, { recursive: true, mode: 0o700 })
  writeFileSync(join(certificateFolder, 'key.pem'), made.private, { mode: 0o600 })
  writeFileSync(join(certificateFolder, 'cert.pem'), made.cert)
  writeFileSync(noteFile, JSON.stringify({ hosts, until: until.getTime() }))
  return readTls(certificateFolder)
}

setUp()
const hosts = addresses()
const [host] = hosts
if (!host) {
  console.error('This machine is on no network. Join the Wi-Fi that the phones are on and start again.')
  process.exit(1)
}
build()
const { serve } = await import('./serve.mjs')
const { generate: qr } = await import('lean-qr')
const { port } = await serve({ host: '0.0.0.0', port: firstPort, tls: await certificate(hosts) })
const url = `https://${host}:${port}/`
// In its own black and white, whatever the terminal's colours: not every phone reads an inverted code.
const code = qr(url)
  .toString({ on: '  ', off: '\u2588\u2588', padX: 2, padY: 2 })
  .replace(/^.+$/gm, '\u001b[97;40m$&\u001b[0m')
console.log(`
${code}
  Plenary is running at  ${url}
${hosts
  .slice(1)
  .map((other) => `  or                     https://${other}:${port}/\n`)
  .join('')}
  1. Put the phone on the same Wi-Fi and scan the code above.
  2. The phone warns that the connection is not private: the certificate was made on this machine a moment ago, and
     nobody vouches for it. Choose "Advanced" or "Show details", then go on to the page.
  3. Try everything but installing and working offline: browsers refuse these two under such a certificate. For them
     put dist on any static https host.

  Stop it with Ctrl-C.
`)
