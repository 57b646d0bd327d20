import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../../../src/ui/theme/${name}`, import.meta.url), 'utf8')

const colour = '#[0-9a-f]{6}'
const properties = new RegExp(`--([\\w-]+): (?:light-dark\\((${colour}), (${colour})\\)|(${colour}));`, 'g')

/** The colours of custom properties in light and in dark. */
const coloursIn = (css: string): readonly (readonly [name: string, light: string, dark: string])[] =>
  [...css.matchAll(properties)].map(([, name = '', light, dark, both = '']) => [
    name,
    light ?? both,
    dark ?? both,
  ])

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = rgb(colour).map(channel)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}
/** As a deuteranope sees it; Viénot, Brettel and Mollon 1999, on linear RGB. */
const deuteranope = (colour: string) => {
  const [r = 0, g = 0, b = 0] = rgb(colour).map(channel)
  const seen = [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b]
  return seen.map((value) => Math.cbrt(Math.max(0, value)))
}

/** A table's colours are those of its class, in which they have the same names for every table. */
const tables = read('tables.css').replace(/\.table-colour-(\d+) \{[^}]*\}/g, (rule, number: string) =>
  rule.replaceAll('--table', `--table-${number}`),
)
const colours = [...coloursIn(read('tokens.css')), ...coloursIn(tables)]

describe.each(['light', 'dark'])('the %s colours', (scheme) => {
  const values = new Map(colours.map(([name, light, dark]) => [name, scheme === 'dark' ? dark : light]))
  const of = (name: string) => values.get(name) ?? ''

  it('[E1] text has a contrast of at least 4.5 on every ground it stands on', () => {
    const grounds = ['ground', 'surface', 'surface-quiet', 'ground-me', 'ground-table', 'ground-room']
    for (const ground of grounds)
      for (const text of ['ink', 'ink-soft', 'danger', 'accent'])
        expect([text, ground, contrast(of(text), of(ground)) >= 4.5]).toEqual([text, ground, true])
    for (const [text, ground] of [
      ['accent-ink', 'accent'],
      ['accent-on-soft', 'accent-soft'],
      ['warm-on-soft', 'warm-soft'],
      ['good', 'good-soft'],
      ['danger-on-soft', 'danger-soft'],
    ] as const)
      expect([text, contrast(of(text), of(ground)) >= 4.5]).toEqual([text, true])
  })

  it('[E1] edges of fields and the focus have a contrast of at least 3', () => {
    for (const ground of ['ground', 'surface', 'ground-me', 'ground-room'])
      for (const edge of ['edge', 'focus'])
        expect([edge, ground, contrast(of(edge), of(ground)) >= 3]).toEqual([edge, ground, true])
  })

  it('[E1] twelve table colours bear their number and stay apart for colour-blind eyes', () => {
    const numbers = Array.from({ length: 12 }, (_unused, at) => at + 1)
    for (const number of numbers)
      expect(contrast(of(`table-${number}`), of(`table-${number}-ink`))).toBeGreaterThanOrEqual(4.5)
    for (const a of numbers)
      for (const b of numbers) {
        if (a >= b) continue
        const [one, other] = [deuteranope(of(`table-${a}`)), deuteranope(of(`table-${b}`))]
        const distance = Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)))
        expect([a, b, distance > 0.06]).toEqual([a, b, true])
      }
  })
})
