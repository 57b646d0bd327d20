// One process of phones, for tests/scale: what tests/scale/phone-processes.ts forks.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const file = fileURLToPath(new URL('../scale/phones.ts', import.meta.url))
await runnerImport(file, { configFile: false, logLevel: 'error' })
process.exit(0)
