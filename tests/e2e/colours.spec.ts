import { expect } from '@playwright/test'
import { test } from './support/test.ts'

const light = 'rgb(250, 246, 239)'
const dark = 'rgb(29, 26, 23)'

test('[E1] colours follow the system unless the page says otherwise, and paper is light', async ({
  device,
}) => {
  const { page } = await device()
  const ground = () => page.locator(':root').evaluate((root) => getComputedStyle(root).backgroundColor)
  const ask = (colours: string) =>
    page.locator(':root').evaluate((root, asked) => {
      root.dataset.colours = asked
    }, colours)
  for (const [colorScheme, own] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    for (const [asked, shown] of [
      ['', own],
      ['light', light],
      ['dark', dark],
    ] as const) {
      await ask(asked)
      expect([colorScheme, asked, await ground()]).toEqual([colorScheme, asked, shown])
      await page.emulateMedia({ media: 'print' })
      expect([colorScheme, asked, 'on paper', await ground()]).toEqual([
        colorScheme,
        asked,
        'on paper',
        light,
      ])
      await page.emulateMedia({ media: 'screen' })
    }
  }
})

test('[E1] the built sheet has no light-dark(), which Safari knows from 17.5 on only', async ({ device }) => {
  const { page } = await device()
  const sheet = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')
    return link ? (await fetch(link.href)).text() : ''
  })
  expect(sheet).toContain('--ground:')
  expect(sheet).not.toContain('light-dark(')
})
