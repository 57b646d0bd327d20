import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * An executable that starts a browser behind a prefix (such as `ip netns exec host`), and first writes its process id
 * to a file, so that this browser and no other can be killed.
 */
export interface Launcher {
  readonly executable: string
  readonly pidFile: string
  remove(): void
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

export const makeLauncher = (browser: string, prefix: readonly string[] = []): Launcher => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-launcher-'))
  const executable = join(folder, 'browser')
  const pidFile = join(folder, 'pid')
  const command = [...prefix, browser].map(quoted).join(' ')
  writeFileSync(executable, `#!/bin/sh\necho $$ > ${quoted(pidFile)}\nexec ${command} "$@"\n`)
  chmodSync(executable, 0o755)
  return { executable, pidFile, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
