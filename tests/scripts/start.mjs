// `npm start`: everything from a fresh clone to the app at an address of this machine.
import { build } from './build.mjs'
import { setUp } from './set-up.mjs'

const firstPort = 4173

setUp()
build()
const { serve } = await import('./serve.mjs')
const { url } = await serve({ port: firstPort })
console.log(`
  Plenary is running at  ${url}

  Open it in a browser on this machine. Stop it with Ctrl-C.
  To try it with phones on this Wi-Fi: npm run start:lan
`)
