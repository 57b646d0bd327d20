import { correction, generate } from 'lean-qr'
import { encodeCard } from '../../../src/mesh/card/card-codec.ts'
import { cardFromSdp } from '../../../src/mesh/card/card-sdp.ts'
import type { Card } from '../../../src/mesh/contract/card.ts'
import { encodeLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { openFirefox } from '../../e2e/support/firefox.ts'
import { findFirefox } from '../../run/browsers.mjs'
import type { Row } from '../row.ts'
import { withApp } from './app.ts'

const cardMaxBytes = 90
const linkMaxVersion = 10
/** 39 characters, as an organisation's own address of the app may have. */
const base = 'https://organisation.github.io/plenary/'
const invitation = {
  secret: crypto.getRandomValues(new Uint8Array(16)),
  facilitator: '00112233445566778899aabbccddeeff',
  hint: { template: 0, tables: 6, names: true },
}

/** Runs in the page: what a connection with one data channel would send to a signalling server. */
const gather = async (): Promise<string> => {
  const pc = new RTCPeerConnection({ iceServers: [] })
  pc.createDataChannel('plenary', { negotiated: true, id: 0 })
  await pc.setLocalDescription(await pc.createOffer())
  await new Promise<void>((resolve) => {
    const look = () => pc.iceGatheringState === 'complete' && resolve()
    pc.addEventListener('icegatheringstatechange', look)
    look()
  })
  const sdp = pc.localDescription?.sdp ?? ''
  pc.close()
  return sdp
}

const versionOf = (text: string): number | 'none' => {
  try {
    return (generate(text, { minCorrectionLevel: correction.M }).size - 17) / 4
  } catch {
    return 'none'
  }
}

const rowsOf = (browser: string, sdp: string): Row[] => {
  const gathered = cardFromSdp(sdp, Uint8Array.of(1, 2, 3, 4))
  const ipv4 = gathered.candidates.find(({ kind }) => kind === 'ipv4')
  const candidate = ipv4 ?? { kind: 'ipv4', address: '192.168.178.123', port: 54_321 }
  const card: Card = { ...gathered, candidates: [candidate] }
  const bytes = encodeCard(card).length
  const link = encodeLink(base, { invitation, card })
  const version = versionOf(link)
  const [sdpBytes, sdpVersion] = [new TextEncoder().encode(sdp).length, versionOf(sdp)]
  return [
    {
      what: `card with one IPv4 candidate, ${browser}`,
      target: `at most ${cardMaxBytes} bytes`,
      result: `${bytes} bytes; the SDP it stands for ${sdpBytes} bytes: ${(sdpBytes / bytes).toFixed(1)} x`,
      ok: bytes <= cardMaxBytes,
    },
    {
      what: `its code as a link with the invitation, base of ${base.length} characters, ECC M, ${browser}`,
      target: `at most version ${linkMaxVersion}`,
      result: `version ${version} (${link.length} characters); the SDP alone: version ${sdpVersion}`,
      ok: version !== 'none' && version <= linkMaxVersion,
    },
  ]
}

export const bench = (): Promise<Row[]> =>
  withApp(async (browser, appUrl) => {
    const context = await browser.newContext()
    await context.grantPermissions(['camera'], { origin: new URL(appUrl).origin })
    const page = await context.newPage()
    await page.goto(appUrl)
    const rows = rowsOf('Chromium', await page.evaluate(gather))
    if (!findFirefox()) return rows
    const firefox = await openFirefox(appUrl)
    try {
      return [...rows, ...rowsOf('Firefox', await firefox.run(gather, undefined))]
    } finally {
      await firefox.close()
    }
  })
