import { render } from 'preact'
import { realBrowser } from './browser/real-browser.ts'
import { webStorage } from './browser/web-storage.ts'
import { loadAgain } from './lib/load-again.ts'
import { refuse, succeed } from './lib/result.ts'
import { encodeLink, readLink } from './mesh/signalling/qr/qr.ts'
import { createApp } from './models/app/app-model.ts'
import type { LinkReader } from './models/connect/connection-types.ts'
import { isMovingText } from './optical/moving-mark.ts'
import { openIdbStore } from './storage/idb-store.ts'
import { AppView } from './ui/shell/app.tsx'

/** The composition root: the only place that puts the real platform, storage and mesh together. */
const browser = realBrowser()
const store = openIdbStore('plenary', indexedDB, webStorage())

const problems = { 'not-plenary': 'not-plenary', broken: 'link-broken', newer: 'link-newer' } as const
const readMeetingLink: LinkReader = (text) => {
  if (isMovingText(text)) return refuse('moving-code')
  const read = readLink(text)
  if (!read.ok) return refuse(problems[read.why])
  return succeed({ ...read.value, digits: text.slice(text.lastIndexOf('#') + 1).trim() })
}

const app = createApp({
  store,
  browser,
  readLink: readMeetingLink,
  async meetingOf(invitation) {
    const { deriveSecrets } = await loadAgain(() => import('./records/secrets.ts'))
    return (await deriveSecrets(invitation)).meeting
  },
  async openCheck(link) {
    const read = link === undefined ? undefined : readMeetingLink(link)
    if (read && !read.ok) return read
    const [
      { checkModel },
      { roomProbesOf },
      secretsOf,
      { createMesh },
      { openNamesProbe },
      { startByHand },
      platform,
      keys,
    ] = await loadAgain(() =>
      Promise.all([
        import('./models/connect/check-model.ts'),
        import('./browser/room-probes.ts'),
        import('./records/secrets.ts'),
        import('./mesh/create-mesh.ts'),
        import('./mesh/link/names-probe.ts'),
        import('./mesh/signalling/by-hand/by-hand.ts'),
        import('./mesh/link/rtc.ts'),
        import('./mesh/contract/device-key.ts'),
      ]),
    )
    const invitation = read?.value.invitation ?? {
      secret: secretsOf.newMeetingSecret(),
      // Nobody leads a room check.
      facilitator: '0'.repeat(32),
      hint: { template: 0, tables: 1, names: false },
    }
    const secrets = await secretsOf.deriveSecrets(invitation)
    const makesLinks = typeof RTCPeerConnection === 'function'
    const rtc = makesLinks
      ? platform.browserRtc({ certificate: await platform.makeCertificate() })
      : undefined
    const mesh =
      rtc && createMesh({ rtc, secrets, device: await keys.openDeviceKey(await keys.makeDeviceKeys()) })
    const check = checkModel({
      browser,
      probes: roomProbesOf(window, browser.base),
      store,
      mesh,
      invitation,
      arrived: read?.value.card,
      startByHand,
      readLink: (text) => readMeetingLink(text.replace(/#?c(?=\d+$)/, '#')),
      encodeLink: (content) => encodeLink(browser.base, content).replace('#', '#c'),
      names: rtc && mesh && openNamesProbe({ rtc, tag: secrets.tag, mesh }),
      online: {
        async relays() {
          const [{ reachAnyRelay }, { defaultRelays }] = await loadAgain(() =>
            Promise.all([
              import('./mesh/signalling/relays/relay-reach.ts'),
              import('./domain/records/relays.ts'),
            ]),
          )
          return (await reachAnyRelay(invitation.relays?.length ? invitation.relays : defaultRelays))
            ? 'reached'
            : 'none'
        },
      },
    })
    return succeed(check)
  },
  async loadEngine(device) {
    const [
      { createEngine },
      { openUpdateLog },
      { makeCertificate },
      { makeDeviceKeys },
      { startByHand },
      { relaysWay },
      checks,
    ] = await loadAgain(() =>
      Promise.all([
        import('./models/meeting/create-engine.ts'),
        import('./storage/update-log.ts'),
        import('./mesh/link/rtc.ts'),
        import('./mesh/contract/device-key.ts'),
        import('./mesh/signalling/by-hand/by-hand.ts'),
        import('./models/connect/relays-way.ts'),
        import('./browser/signatures/signature-checks.ts'),
      ]),
    )
    return createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(browser.base, content),
      makeDeviceKeys,
      makeCertificate,
      async makeMesh(secrets, { device, certificate, spares, host, isFar }) {
        const [{ createMesh }, { browserRtc }] = await loadAgain(() =>
          Promise.all([import('./mesh/create-mesh.ts'), import('./mesh/link/rtc.ts')]),
        )
        return createMesh({ rtc: browserRtc({ certificate, isFar }), device, secrets, spares, host })
      },
      startByHand,
      ways: [
        relaysWay(async (parts) => {
          const { startRelays } = await loadAgain(() => import('./mesh/signalling/relays/relay.ts'))
          return startRelays(parts)
        }),
      ],
      loadMovingCodec: () => loadAgain(() => import('./optical/moving-code.ts')),
      makeLog: (prefix) => openUpdateLog({ store, prefix }),
      verify: checks.createSignatureChecks({
        cores: navigator.hardwareConcurrency,
        open: checks.openSignatureWorker,
      }),
      device,
    })
  },
})

const mount = document.getElementById('app')
if (mount) render(<AppView app={app} />, mount)
void app.start()
