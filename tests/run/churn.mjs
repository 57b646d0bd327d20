// `npm run churn`: 500 seeded rooms that devices join, sleep in, are reloaded in, leave and come apart in, in virtual time; and 30 with
// real WebRTC; and as many random meetings and plenaries, of which `npm test` tries fewer. `npm run churn -- 2000` for more, `npm run churn -- 1 137` for the room of seed 137.
import { spawnSync } from 'node:child_process'
import { root } from '../scripts/set-up.mjs'

const [runs = '500', seed = '1', real = '30'] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...['churn', 'convergence', 'themes'].map((name) => `tests/scenarios/${name}`),
    '--disable-console-intercept',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PLENARY_CHURN: runs,
      PLENARY_SEEDS: runs,
      PLENARY_SEED: seed,
      PLENARY_CHURN_REAL: real,
    },
  },
)
process.exitCode = status ?? 1
