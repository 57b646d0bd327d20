// `npm run scale`: a room of sixty for real: 59 phones in Node and a tablet with Chromium that shows the readout, over real WebRTC.
// PLENARY_PHONES for fewer, PLENARY_SHOT for a picture of the tablet. Not part of `npm test`: it takes minutes.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { build } from '../scripts/build.mjs'
import { setUp } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

setUp()
await installBrowsers()
if (process.env.PLENARY_BUILT !== 'yes') build()
const file = fileURLToPath(new URL('../scale/room.ts', import.meta.url))
/** @type {{ module: { went: boolean } }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
process.exit(module.went ? 0 : 1)
