import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { correction, generate } from 'lean-qr'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Refusal } from '../../src/domain/refusal.ts'
import { equalBytes } from '../../src/lib/bytes.ts'
import { refuse, succeed } from '../../src/lib/result.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink, readLink } from '../../src/mesh/signalling/qr/qr.ts'
import { startRelays } from '../../src/mesh/signalling/relays/relay.ts'
import { relayKind } from '../../src/mesh/signalling/relays/relay-line.ts'
import { eventOf, MemoryRelay } from '../doubles/memory-relay.ts'
import { startRelay } from '../doubles/relays.ts'
import { nodeSocket, quickly } from '../mesh/signalling/relays/relay-rig.ts'
import { type Medium, type Station, signallingContract } from './signalling-contract.ts'
import { strangeLetters } from './strange-letters.ts'

const problems: Readonly<Record<'not-plenary' | 'broken' | 'newer', Refusal>> = {
  'not-plenary': 'not-plenary',
  broken: 'link-broken',
  newer: 'link-newer',
}

/** Cards as links, by any way that a text takes. */
const byHand = (bring: (text: string) => Promise<string>): Medium => ({
  bring,
  start: ({ mesh, invitation }: Station) =>
    startByHand({
      mesh,
      codec: {
        write: (card) => encodeLink('https://plenary.example/', { invitation, card }),
        read(text) {
          const read = readLink(text)
          if (!read.ok) return refuse(problems[read.why])
          const { card } = read.value
          const isOfMeeting = equalBytes(read.value.invitation.secret, invitation.secret)
          return succeed({ text, isOfMeeting, ...(card && { card }) })
        },
      },
    }),
})

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })

/** As on a screen, and in a camera's picture of it. */
const pictureOf = (text: string, scale = 4, quiet = 4) => {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const side = (code.size + 2 * quiet) * scale
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (code.get(Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet))
        data.fill(20, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { data, width: side, height: side, colorSpace: 'srgb' as const }
}

signallingContract('codes on screens, read by cameras', async () =>
  byHand(async (text) => {
    const [code] = await readBarcodes(pictureOf(text) as ImageData, { formats: ['QRCode'] })
    return code?.text ?? ''
  }),
)

signallingContract('text in a file, or pasted', async () =>
  byHand(async (text) => {
    const file = new File([`\n  ${text.replace('plenary.example', 'another.example')}\r\n`], 'card.txt')
    return file.text()
  }),
)

signallingContract('relays, in memory', async () => {
  const relay = new MemoryRelay()
  return {
    start: async ({ mesh, signalling }) =>
      startRelays({
        mesh,
        secrets: await signalling('relay'),
        places: ['wss://relay.example.org'],
        limits: quickly,
        Socket: relay.Socket,
      }),
    seen: () => relay.frames.join('\n'),
    async disturb(what, secrets) {
      for (const text of ['not JSON', '[]', '["EVENT","p",null]']) relay.say(text)
      for (const letter of await strangeLetters(what, await secrets('relay')))
        relay.spread(eventOf(letter, relayKind))
    },
    stop: async () => relay.stop(),
    resume: async () => {
      relay.isUp = true
    },
  }
})

signallingContract(
  'relays, one on this machine',
  async () => {
    const relay = await startRelay()
    return {
      start: async ({ mesh, signalling }) =>
        startRelays({
          mesh,
          secrets: await signalling('relay'),
          places: [relay.url],
          limits: quickly,
          Socket: nodeSocket,
        }),
      seen: () => relay.frames.map(({ text }) => text).join('\n'),
      async disturb(what, secrets) {
        for (const text of ['not JSON', '[]', '["EVENT","p",null]']) relay.say(text)
        for (const letter of await strangeLetters(what, await secrets('relay')))
          relay.say(JSON.stringify(['EVENT', 'p', eventOf(letter, relayKind)]))
      },
      stop: relay.stop,
      resume: relay.start,
      close: relay.close,
    }
  },
  'wrtc',
)
