import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { english } from '../../src/i18n/en/index.ts'

const ui = fileURLToPath(new URL('../../src/ui/', import.meta.url))

/** Screens that open first, and whatever is drawn around every screen. */
const firstFiles = ['home', 'join']
  .flatMap((folder) => readdirSync(`${ui}${folder}`).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.tsx'))
  .concat('shell/app.tsx', 'parts/overlays/notices.tsx', 'parts/frame/page.tsx', 'parts/display/waiting.tsx')

describe('words of the first screens', () => {
  it.each(firstFiles)('[E2] %s reads none that is fetched later', (file) => {
    const areas = [...readFileSync(ui + file, 'utf8').matchAll(/useWords\('(\w+)'\)/g)].map(
      ([, area]) => area,
    )
    expect(areas.filter((area) => area !== undefined && !(area in english.first))).toEqual([])
  })
})
