import { render } from 'preact'
import { loadAgain } from './browser/load-again.ts'
import { realBrowser } from './browser/real-browser.ts'
import { webStorage } from './browser/web-storage.ts'
import { isMovingText } from './mesh/carriers/moving-mark.ts'
import { encodeLink, readLink } from './mesh/carriers/qr.ts'
import { createApp } from './state/app-model.ts'
import type { LinkReader } from './state/meeting-engine.ts'
import { openIdbStore } from './storage/idb-store.ts'
import { AppView } from './ui/app.tsx'

/** The composition root: the only place that puts the real platform, storage and mesh together. */
const browser = realBrowser()
const store = openIdbStore('plenary', indexedDB, webStorage())

const problems = { 'not-plenary': 'not-plenary', broken: 'link-broken', newer: 'link-newer' } as const
const readMeetingLink: LinkReader = (text) => {
  if (isMovingText(text)) return 'moving-code'
  const read = readLink(text)
  if ('refused' in read) return problems[read.refused]
  return { ...read, digits: text.slice(text.lastIndexOf('#') + 1).trim() }
}

const app = createApp({
  store,
  browser,
  readLink: readMeetingLink,
  async meetingOf(invitation) {
    const { deriveSecrets } = await loadAgain(() => import('./docs/secrets.ts'))
    return (await deriveSecrets(invitation)).meeting
  },
  async openCheck(link) {
    const read = link === undefined ? undefined : readMeetingLink(link)
    if (typeof read === 'string') return read
    const [{ checkModel }, { roomProbesOf }, secretsOf, { createMesh }, { openNamesProbe }, platform] =
      await loadAgain(() =>
        Promise.all([
          import('./state/check-model.ts'),
          import('./browser/room-probes.ts'),
          import('./docs/secrets.ts'),
          import('./mesh/create-mesh.ts'),
          import('./mesh/names-probe.ts'),
          import('./mesh/rtc.ts'),
        ]),
      )
    const invitation = read?.invitation ?? {
      secret: secretsOf.newMeetingSecret(),
      // Nobody leads a room check.
      facilitator: '0'.repeat(32),
      hint: { template: 0, tables: 1, names: false },
    }
    const secrets = await secretsOf.deriveSecrets(invitation)
    const makesLinks = typeof RTCPeerConnection === 'function'
    const rtc = makesLinks
      ? await platform.browserRtc({ certificate: await platform.makeCertificate() })
      : undefined
    const mesh = rtc && createMesh({ rtc, secrets })
    return checkModel({
      browser,
      probes: roomProbesOf(window, browser.base),
      store,
      mesh,
      invitation,
      arrived: read?.card,
      readLink: (text) => readMeetingLink(text.replace(/#?c(?=\d+$)/, '#')),
      encodeLink: (content) => encodeLink(browser.base, content).replace('#', '#c'),
      names: rtc && mesh && openNamesProbe({ rtc, tag: secrets.tag, mesh }),
      async tryRelays() {
        const [{ reachAnyRelay }, { defaultRelays }] = await loadAgain(() =>
          Promise.all([import('./mesh/carriers/relay-reach.ts'), import('./domain/relays.ts')]),
        )
        return (await reachAnyRelay(invitation.relays?.length ? invitation.relays : defaultRelays))
          ? 'reached'
          : 'none'
      },
    })
  },
  async loadEngine(device) {
    const [{ createEngine }, { openUpdateLog }, { makeCertificate }, checks] = await loadAgain(() =>
      Promise.all([
        import('./state/create-engine.ts'),
        import('./storage/update-log.ts'),
        import('./mesh/rtc.ts'),
        import('./browser/signature-checks.ts'),
      ]),
    )
    return createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(browser.base, content),
      makeCertificate,
      async makeMesh(secrets, { certificate, spares, isFar }) {
        const [{ createMesh }, { browserRtc }] = await loadAgain(() =>
          Promise.all([import('./mesh/create-mesh.ts'), import('./mesh/rtc.ts')]),
        )
        return createMesh({ rtc: await browserRtc({ certificate, isFar }), secrets, spares })
      },
      async startRelays(mesh, secrets, urls) {
        const { startRelays } = await loadAgain(() => import('./mesh/carriers/relay.ts'))
        return startRelays({ mesh, secrets, urls })
      },
      loadMovingCodec: () => loadAgain(() => import('./mesh/carriers/moving-code.ts')),
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
