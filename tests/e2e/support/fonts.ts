import { expect } from '@playwright/test'
import { fonts } from '../../run/fonts.mjs'
import type { Screen } from './screen.ts'

const line = 'What held us back'
/** As wide as the fonts themselves say, at 100 px, without hinting. */
const widthsPx = { wide: 927.4, narrow: 814.5 }

/** Each family is there, and what a page asks for and is not there is the wide one. Where fontconfig gives the fonts. */
export const expectFontsOfTests = async (screen: Screen): Promise<void> => {
  if (process.platform !== 'linux') return
  const families = [fonts.wide, fonts.narrow, 'system-ui', 'Noto Sans']
  const found = await screen.run(
    ({ text, names }) => {
      const pen = document.createElement('canvas').getContext('2d')
      return names.map((name) => {
        if (pen) pen.font = `100px "${name}"`.replace('"system-ui"', 'system-ui')
        return pen?.measureText(text).width ?? 0
      })
    },
    { text: line, names: families },
  )
  for (const [at, family] of families.entries())
    expect(found[at], family).toBeCloseTo(family === fonts.narrow ? widthsPx.narrow : widthsPx.wide, 0)
}
