import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine } from '../../src/domain/document/plain-lines.ts'
import { type WorkingDocument, workingDocument } from '../../src/domain/document/working-document.ts'
import { workingDocumentJson } from '../../src/export/working-document-json.ts'
import { sampleDocument, sampleSource } from './a-document.ts'

const read = (document: WorkingDocument) => JSON.parse(workingDocumentJson(document, 'c0ffee'))

/** Every note in it, wherever it stands. */
const notesIn = (content: unknown): { id: string; text: string; table: string | null }[] => {
  if (Array.isArray(content)) return content.flatMap(notesIn)
  if (content === null || typeof content !== 'object') return []
  const own = 'text' in content && 'starred' in content ? [content as never] : []
  return [...own, ...Object.values(content).flatMap(notesIn)]
}

describe('the JSON file', () => {
  it('[W2] says its format, its version and the meeting, and has these fields in this order', () => {
    const content = read(sampleDocument())
    expect(content).toMatchObject({ format: 'plenary-working-document', version: 1, meeting: 'c0ffee' })
    expect(Object.keys(content)).toEqual([
      'format',
      'version',
      'meeting',
      'title',
      'focus',
      'heldOn',
      'tableCount',
      'tables',
      'points',
      'stages',
      'learned',
      'parked',
      'elsewhere',
      'earlier',
      'next',
      'withdrawn',
      'hidden',
    ])
    expect(content.stages[0].cells[2].themes[0]).toMatchObject({ name: 'At the bed', agree: 2 })
    expect(content.learned.every((cell: unknown) => typeof cell === 'string')).toBe(true)
    expect(content.earlier.points[0]).toMatchObject({
      what: 'ask the patients',
      outcome: 'open',
      learned: '',
    })
    expect(content.points[0]).toMatchObject({ who: 'Anneke', when: '2026-11-25', taken: true, table: 't1' })
  })

  it('[W1] has each note once, and the hidden one only as a number', () => {
    const content = read(sampleDocument())
    const ids = notesIn(content).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(
      [...sampleSource().notes.keys()].filter((id) => id !== 'note011').toSorted(),
    )
    expect(content.hidden).toBe(1)
  })

  it('[W2] without table names it has no table, not even in an id', () => {
    const content = read(workingDocument(sampleSource(), { tableNames: false, parked: true }))
    expect(content.tables).toEqual([])
    for (const note of notesIn(content)) expect([note.id, note.table]).toEqual([null, null])
    for (const point of [...content.points, ...content.earlier.points]) expect(point.id).toBe(null)
  })

  it('[W2] is byte-identical whatever the order in which a device learned of things, and keeps every word', () => {
    const expected = workingDocumentJson(sampleDocument(), 'c0ffee')
    const backwards = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse())
    const source = sampleSource()
    const other = workingDocument({
      ...source,
      notes: backwards(source.notes),
      points: backwards(source.points),
      marks: backwards(source.marks),
      themes: backwards(source.themes),
    })
    expect(workingDocumentJson(other, 'c0ffee')).toBe(expected)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const document = sampleDocument((each) => `${words}${each}`)
        expect(read(document).title).toBe(document.title)
        const plain = plainLine(`${words}x`).slice(0, -1)
        expect(notesIn(read(document)).every(({ text }) => plainLine(text).startsWith(plain))).toBe(true)
        expect(workingDocumentJson(document, 'c0ffee')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u/u)
      }),
      { seed: 9, numRuns: 100 },
    )
  })
})
