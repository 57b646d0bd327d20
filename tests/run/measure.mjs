// `npm run measure`: how the judges of words do on their labelled sets. With --misses also what they got wrong, of the
// part that they are tuned on.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const file = fileURLToPath(new URL('../measure/print.ts', import.meta.url))
/** @type {{ module: { print: (withMisses: boolean) => void } }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
module.print(process.argv.includes('--misses'))
