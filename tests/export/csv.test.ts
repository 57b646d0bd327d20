import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv } from '../../src/export/csv.ts'
import { readCsv } from './read-csv.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', "'", ',', ';', '\t', '\r', '\n', ' ', 'a', '１'),
  }),
)

const withoutApostrophes = (text: string) => text.replaceAll("'", '')

it('[W2] a CSV read back by another reader gives the same fields', () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const text = csv(rows)
      expect(text.startsWith('\uFEFF')).toBe(true)
      const read = readCsv(text.slice(1))
      expect(read.map((row) => row.map(withoutApostrophes))).toEqual(
        rows.map((row) => row.map(withoutApostrophes)),
      )
    }),
    { seed: 1, numRuns: 500 },
  )
})

it('[W2] plain words stay exactly as they were written', () => {
  const words = [
    'Anneke',
    'hang the sheet, at every bed; "now"',
    'two\r\nlines',
    '',
    'עברית 🇺🇦 👩🏽‍⚕️',
    "it's 5-3",
  ]
  expect(readCsv(csv([words]).slice(1))).toEqual([words])
})

it('[K4] no field, read with any usual separator, is a formula', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (row) => {
      for (const field of readCsv(csv([row]).slice(1))[0] ?? []) {
        for (const part of field.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
      }
    }),
    { seed: 2, numRuns: 500 },
  )
  expect(csv([['=1+1', ' @SUM(A1)', 'a;=1+1']])).toBe(`\uFEFF"'=1+1"," '@SUM(A1)","a;'=1+1"\r\n`)
})
