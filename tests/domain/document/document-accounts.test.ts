import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DocumentNotes,
  type DocumentOptions,
  type DocumentSource,
  type WorkingDocument,
  wholeDocument,
  workingDocument,
} from '../../../src/domain/document/working-document.ts'
import { ownerOf } from '../../../src/domain/records/record-owner.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import { afterArrival, arrived, emptySource } from '../plenary/a-plenary.ts'

const settings = { numRuns: 500, seed: 20_28 }
const sources: fc.Arbitrary<DocumentSource> = fc.array(arrived, { maxLength: 80 }).map((list) => ({
  ...list.reduce((source, one) => afterArrival(source, one).source, emptySource),
  brief: { title: 'Ward 4', focus: 'Handover', names: false },
  template: actionLearningMeeting,
  points: new Map(),
  earlier: undefined,
}))
const idsIn = ({ themes, notes }: DocumentNotes) =>
  [...themes.flatMap((theme) => theme.notes), ...notes].map(({ id }) => id)
const quoted = (document: WorkingDocument) => [
  ...document.stages.flatMap(({ cells }) => cells.flatMap(idsIn)),
  ...idsIn(document.elsewhere),
  ...document.parked.map(({ id }) => id),
]

describe('the working document', () => {
  it('[W1] has each shared note exactly once, in a theme, alone or parked, or counts it as withdrawn or hidden', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const document = workingDocument(source)
        const ids = quoted(document)
        expect(new Set(ids).size).toBe(ids.length)
        const counted = [...source.notes.values()].filter(
          ({ id, content }) => !content || source.marks.get(id)?.hidden,
        )
        expect([...ids, ...counted.map(({ id }) => id)].sort()).toEqual([...source.notes.keys()].sort())
        const absent = [...source.marks].filter(([id, { hidden }]) => hidden && !source.notes.has(id)).length
        expect(document.withdrawn + document.hidden).toBe(counted.length + absent)
      }),
      settings,
    )
  })

  it('[W1] [R6] quotes nothing that is withdrawn or hidden, whatever is left out', () => {
    fc.assert(
      fc.property(
        sources,
        fc.boolean(),
        fc.boolean(),
        fc.option(fc.constantFrom('t1', 't2')),
        (source, tableNames, parked, table) => {
          const notes = new Map(
            [...source.notes].map(([id, note]) => [
              id,
              note.content ? { ...note, content: { ...note.content, text: `words of ${id};` } } : note,
            ]),
          )
          const options: DocumentOptions = { tableNames, parked, ...(table ? { table } : {}) }
          const text = JSON.stringify(workingDocument({ ...source, notes }, options))
          for (const [id, { hidden }] of source.marks)
            if (hidden) expect(text).not.toContain(`words of ${id};`)
          if (!tableNames) expect(text).not.toContain('Table 1')
          if (table)
            for (const id of notes.keys())
              if (ownerOf(id) !== table) expect(text).not.toContain(`words of ${id};`)
        },
      ),
      settings,
    )
  })

  it('[W1] is the same, letter by letter, in whatever order the records came', () => {
    const shuffled = <V>(map: ReadonlyMap<string, V>) => new Map([...map].reverse())
    fc.assert(
      fc.property(sources, (source) => {
        const other = {
          ...source,
          notes: shuffled(source.notes),
          marks: shuffled(source.marks),
          themes: shuffled(source.themes),
          hearts: shuffled(source.hearts),
          heartCounts: shuffled(source.heartCounts),
        }
        expect(JSON.stringify(workingDocument(other))).toBe(JSON.stringify(workingDocument(source)))
      }),
      settings,
    )
  })

  it('[W1] one table’s documents together have what the whole one has', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const tables = [
          ...new Set([...source.notes.keys(), ...source.marks.keys()].map((id) => ownerOf(id) ?? '')),
        ]
        const parts = tables.map((table) => workingDocument(source, { ...wholeDocument, table }))
        const whole = workingDocument(source)
        expect(parts.flatMap(quoted).sort()).toEqual(quoted(whole).sort())
        expect(parts.reduce((sum, { withdrawn }) => sum + withdrawn, 0)).toBe(whole.withdrawn)
        expect(parts.reduce((sum, { hidden }) => sum + hidden, 0)).toBe(whole.hidden)
        for (const part of parts) expect(part.tableCount).toBe(whole.tableCount)
      }),
      settings,
    )
  })
})
