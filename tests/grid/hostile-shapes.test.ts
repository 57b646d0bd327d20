import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  XmlElement,
  XmlFragment,
  XmlText,
  Array as YArray,
  Map as YMap,
  Text as YText,
} from 'yjs'
import { openGrid } from './open-grid.ts'

const cell = 'reflect/ours/well'
const id32 = 'ab'.repeat(16)

/** Another type of Yjs under the name of a map, or a map: whatever one update can put there. */
const shapes: readonly ((doc: Doc, name: string, key: string, value: () => unknown) => void)[] = [
  (doc, name, _key, value) => doc.getArray(name).insert(0, [value(), value()]),
  (doc, name, _key, value) => {
    doc.getArray(name).insert(0, [1, value(), 2])
    doc.getArray(name).delete(0, 2)
  },
  (doc, name, key) => doc.getText(name).insert(0, key.slice(0, 50), { bold: true }),
  (doc, name, key) => {
    doc.getText(name).insert(0, key.slice(0, 50))
    doc.getText(name).insertEmbed(1, new YMap([['deep', new YText('deep')]]))
    doc.getText(name).format(0, 1, { __proto__: 1, bold: null })
  },
  (doc, name, key) => {
    const element = new XmlElement(key.slice(0, 20))
    doc.getXmlFragment(name).insert(0, [element, new XmlText('x')])
    element.setAttribute('notes', 'x')
    element.insert(0, [new XmlText('inner')])
  },
  (doc, name, key, value) => doc.getMap(name).set(key, value()),
  (doc, name, key, value) => {
    doc.getMap(name).set(key, value())
    doc.getMap(name).set(key, value())
    doc.getMap(name).delete(key)
  },
  (doc, name, key, value) => {
    const inner = new YMap<unknown>()
    doc.getMap(name).set(key, inner)
    inner.set(key, value())
    inner.set('deeper', new YArray())
  },
]

const here = {
  place: { stage: 'turn', step: 'challenge' },
  base: { place: { stage: 'turn', step: 'challenge' }, startedAt: 5 },
  clock: { startedAt: 7, durationMs: 60_000 },
}

const hostileMarkup = () => {
  const text = new XmlText('marked')
  text.insertEmbed(1, JSON.parse('{"toString": null, "valueOf": null}'))
  text.format(0, 1, { b: JSON.parse('{"__proto__": null, "x": 1}') })
  return text
}

const values: readonly (() => unknown)[] = [
  () => 1,
  () => null,
  () => [undefined, null],
  () => 'x'.repeat(10_000),
  () => Number.NaN,
  () => [12n],
  () => true,
  () => [cell, 'a0'],
  () => ({ name: { toString: null } }),
  () => ({ name: JSON.parse('{"__proto__": null}') }),
  () => [JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}'), 'a0'],
  () => new Uint8Array(0),
  () => new Uint8Array(300).fill(1),
  () => new YText('words'),
  () => new YText(),
  () => new XmlText('markup'),
  hostileMarkup,
  () => new XmlElement('p'),
  () => new XmlFragment(),
  () => new YMap([['a', new YMap()]]),
  () => YArray.from([new YArray(), 1]),
  () => new Doc(),
]

const keys = [
  '',
  '/',
  '//',
  '__proto__',
  '__proto__/at',
  'constructor/prototype',
  'null',
  't1-h/at',
  't1-h/b',
  't1-h/by',
  't1-h/gone',
  't1-h/edited/b',
  't1-good/zz',
  id32,
  `${id32}/`,
  `${id32}/stage`,
  `${id32}/note/t1-a`,
  'public-key x',
  'x'.repeat(200_000),
  `${'t1-x'.repeat(50_000)}/at`,
  '\ud800/at',
  'here',
  'timekeeper',
  'opened/turn/perspectives',
  'called/turns/1',
  `opened/${'x'.repeat(200_000)}/a`,
]

const attacks = (names: readonly string[]) =>
  fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      shape: fc.constantFrom(...shapes),
      key: fc.constantFrom(...keys),
      value: fc.constantFrom(...values),
    }),
    { minLength: 1, maxLength: 6 },
  )

/** Each by a device of its own, as one update. */
const updateOf = ({ name, shape, key, value }: AttackOf): Uint8Array => {
  const doc = new Doc()
  doc.transact(() => shape(doc, name, key, value))
  return encodeStateAsUpdate(doc)
}
type AttackOf = ReturnType<typeof attacks> extends fc.Arbitrary<(infer A)[]> ? A : never

describe('hostile shapes', () => {
  it('[K4] a sequence under the name of a map of a table throws nothing and hides no note', () => {
    for (const name of ['notes', 'texts', 'seats', 'table']) {
      const document = openGrid()
      document.add({ id: 't1-good', cell, text: 'good' })
      const hostile = new Doc()
      hostile.getArray(name).insert(0, [1, new YMap([['t1-good/x', 1]])])
      applyUpdate(document.doc, encodeStateAsUpdate(hostile), 'link')
      document.edit('t1-good', 'better')
      expect(document.view.notes.get('t1-good')?.text).toBe('better')
    }
  })

  it('[K4] whatever shapes reach a table document, its notes are shown, can be typed in, and it opens again', () => {
    fc.assert(
      fc.property(attacks(['notes', 'texts', 'seats', 'table', 'pace']), (list) => {
        const document = openGrid()
        document.add({ id: 't1-good', cell, text: 'good' })
        for (const attack of [...list, ...list.map((one) => ({ ...one, name: 'texts' }))])
          applyUpdate(document.doc, updateOf(attack), 'link')
        document.pace({ here, open: [here.place], timekeeper: id32, call: [['turns/1', 't1-good']] })
        expect(document.view.pace.here).toEqual(here)
        expect(document.view.pace.opened.has('turn/challenge')).toBe(true)
        expect(document.view.pace.called.get('turns/1')).toBe('t1-good')
        document.edit('t1-good', 'better')
        for (const { id } of [...document.view.notes.values()]) document.edit(id, 'better')
        document.move('t1-good', { cell: 'reflect/ours/other' })
        expect(document.view.notes.get('t1-good')).toMatchObject({
          text: 'better',
          cell: 'reflect/ours/other',
        })
        const loaded = new Doc()
        applyUpdate(loaded, encodeStateAsUpdate(document.doc))
        for (const doc of [loaded, new Doc()]) {
          const reopened = openGrid({ doc })
          applyUpdate(doc, encodeStateAsUpdate(document.doc), 'storage')
          expect(reopened.digest()).toBe(document.digest())
        }
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  it('[K4] markup in place of a text is no note, however it is made', () => {
    const document = openGrid()
    const hostile = new Doc()
    hostile.getMap('notes').set('t1-h/at', [cell, 'a0'])
    hostile.getMap('texts').set('t1-h/b', hostileMarkup())
    applyUpdate(document.doc, encodeStateAsUpdate(hostile), 'link')
    expect(document.view.notes.size).toBe(0)
  })

  it('[K4] tens of thousands of texts under one note are told apart in no time', () => {
    const document = openGrid()
    document.add({ id: 't1-good', cell, text: 'good' })
    const hostile = new Doc()
    hostile.transact(() => {
      const texts = hostile.getMap('texts')
      for (let i = 0; i < 20_000; i++) texts.set(`t1-good/zz${(i * 7919) % 20_000}`, 1)
    })
    applyUpdate(document.doc, encodeStateAsUpdate(hostile), 'link')
    document.edit('t1-good', 'better')
    expect(document.view.notes.get('t1-good')?.text).toBe('better')
  }, 15_000)
})
