import {
  type DocumentSource,
  type WorkingDocument,
  workingDocument,
} from '../../src/domain/document/working-document.ts'
import { sampleMeeting } from '../../src/templates/sample-meeting.ts'

/** The sample meeting as a room knows it; `rewrite` changes every word that people wrote. */
export const sampleSource = (rewrite: (text: string) => string = (text) => text): DocumentSource => {
  const sample = sampleMeeting('2026-11-20')
  const tables = sample.tables.map((name, index) => ({
    id: `t${index + 1}`,
    name: rewrite(name),
    number: index + 1,
    signers: [`s${index + 1}`],
  }))
  return {
    brief: { ...sample.brief, title: rewrite(sample.brief.title), focus: rewrite(sample.brief.focus) },
    template: sample.template,
    tables,
    notes: new Map(
      sample.notes.map(({ table, cell, text }, index) => {
        const id = `note${String(index).padStart(3, '0')}`
        const content = { cell, text: rewrite(text), order: `a${index}` }
        return [id, { id, table: `t${table}`, signer: `s${table}`, content }]
      }),
    ),
    marks: new Map([
      ['note000', { theme: 'bedside' }],
      ['note003', { theme: 'bedside', starred: true }],
      ['note010', { parked: true }],
      ['note011', { hidden: true }],
    ]),
    themes: new Map([['bedside', { id: 'bedside', cell: 'reflect/ours/well', name: rewrite('At the bed') }]]),
    themeSizes: new Map(),
    hearts: new Map(),
    heartCounts: new Map(),
    points: new Map(
      sample.points.map(({ table, point }) => [
        point.id,
        {
          ...point,
          who: rewrite(point.who),
          what: rewrite(point.what),
          how: rewrite(point.how),
          table: table === undefined ? undefined : `t${table}`,
        },
      ]),
    ),
    earlier: {
      title: rewrite('Spring'),
      heldAt: 0,
      points: [{ ...pointOf('e1'), who: 'Tom', what: rewrite('ask the patients'), taken: true }],
      history: [
        { title: rewrite('Winter | one'), heldAt: 0, actedOn: 3, changed: 1, letGo: 0, stillOpen: 2 },
      ],
    },
  }
}

const pointOf = (id: string) => ({ id, what: '', who: '', how: '', when: '', asks: '', taken: false })

export const sampleDocument = (rewrite?: (text: string) => string): WorkingDocument =>
  workingDocument(sampleSource(rewrite))
