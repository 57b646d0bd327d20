// Renders the PNG icons in public/icons from icon.svg with the tests' Chromium: `npm run icons`, after the SVG changed.
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../run/browsers.mjs'

const svg = readFileSync('public/icons/icon.svg', 'utf8')
/** Share of the width that the drawing takes; launchers may cut a maskable icon down to a circle of 80 %. */
const icons = [
  { file: 'icon-192.png', sizePx: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', sizePx: 512, share: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', sizePx: 512, share: 0.74, ground: '#faf6ef' },
  { file: 'apple-touch-icon.png', sizePx: 180, share: 0.84, ground: '#faf6ef' },
]

const executablePath = await findChromium()
const browser = await chromium.launch({
  args: [...chromiumFlags],
  ...(executablePath ? { executablePath } : {}),
})
for (const { file, sizePx, share, ground } of icons) {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } })
  await page.setContent(
    `<style>html,body{margin:0;height:100%;background:${ground};display:grid;place-items:center}
    svg{width:${share * 100}%;display:block}</style>${svg}`,
  )
  await page.screenshot({ path: `public/icons/${file}`, omitBackground: true })
  await page.close()
}
await browser.close()
