import { spawnSync } from 'node:child_process'

/** Builds the app into dist, without checking its types: that is what `npm test` and `npm run build` are for. */
export const build = () => {
  console.log('Building Plenary')
  const vite = 'node_modules/vite/bin/vite.js'
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
