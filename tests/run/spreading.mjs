// `npm run spreading`: every order in which four devices can hear of one or two records, with a message lost, one that comes twice and
// a device that dies; prints the states and transitions of each case. `npm run spreading -- ring "0 and 1"` for the cases with these
// words in their names; `--most=100000000` for more states a case than twenty million.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const file = fileURLToPath(new URL('../mesh/spreading/checker-cases.ts', import.meta.url))
/** @type {{ module: typeof import('../mesh/spreading/checker-cases.ts') }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
const most = process.argv.find((each) => each.startsWith('--most='))?.slice('--most='.length)
const words = process.argv.slice(2).filter((each) => !each.startsWith('--'))
process.exitCode = module.runCases(words, Number(most ?? 20_000_000), console.log) ? 0 : 1
