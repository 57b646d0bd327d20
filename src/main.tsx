import { render } from 'preact'
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
    const { deriveSecrets } = await import('./docs/secrets.ts')
    return (await deriveSecrets(invitation)).meeting
  },
  async loadEngine(device) {
    const [{ createEngine }, { openUpdateLog }, { makeCertificate }, checks] = await Promise.all([
      import('./state/create-engine.ts'),
      import('./storage/update-log.ts'),
      import('./mesh/rtc.ts'),
      import('./browser/signature-checks.ts'),
    ])
    return createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(browser.base, content),
      makeCertificate,
      async makeMesh(secrets, certificate) {
        const [{ createMesh }, { browserRtc }] = await Promise.all([
          import('./mesh/create-mesh.ts'),
          import('./mesh/rtc.ts'),
        ])
        return createMesh({ rtc: await browserRtc({ certificate }), secrets })
      },
      loadMovingCodec: () => import('./mesh/carriers/moving-code.ts'),
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
