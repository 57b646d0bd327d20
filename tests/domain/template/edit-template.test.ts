import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { templateMaxBytes } from '../../../src/domain/limits.ts'
import { checkTemplate } from '../../../src/domain/template/check-template.ts'
import {
  addGrid,
  addLine,
  moveLine,
  patchCell,
  removeGrid,
  removeLine,
  renameLine,
} from '../../../src/domain/template/edit-grid.ts'
import {
  addStage,
  addStep,
  duplicateStage,
  joinRounds,
  moveStage,
  moveStep,
  type NewWords,
  ownCopy,
  patchRounds,
  patchStage,
  patchStep,
  patchTemplate,
  removeStage,
  removeStep,
  setPresenters,
  templateBytes,
} from '../../../src/domain/template/edit-template.ts'
import { places } from '../../../src/domain/template/places.ts'
import { cellId, type Template } from '../../../src/domain/template/template.ts'
import { actionLearningMeeting, builtInTemplates } from '../../../src/templates/index.ts'

const words: NewWords = { stage: 'New', row: 'Row', column: 'Column', prompt: 'What?', say: 'Say' }

/** One change somebody may make, with its targets chosen by number, so that it fits whatever template it meets. */
type Edit = readonly [name: string, a: number, b: number, c: number, text: string]

const edits: Readonly<
  Record<string, (t: Template, a: number, b: number, c: number, text: string) => Template>
> = (() => {
  const stage = (t: Template, a: number) => t.stages[a % t.stages.length]?.id ?? ''
  const step = (t: Template, a: number, b: number) => {
    const steps = t.stages[a % t.stages.length]?.steps ?? []
    return steps[b % steps.length]?.id ?? ''
  }
  const line = (t: Template, a: number, lines: 'rows' | 'columns', b: number) => {
    const all = t.stages[a % t.stages.length]?.grid?.[lines] ?? []
    return all[b % Math.max(1, all.length)]?.id ?? ''
  }
  const lines = (c: number) => (c % 2 ? 'rows' : 'columns')
  const kinds = ['open', 'alone', 'together', 'plenary', 'close'] as const
  return {
    name: (t, _a, _b, _c, text) => patchTemplate(t, { name: text, about: text }),
    names: (t, a) => patchTemplate(t, { names: a % 2 ? 'never' : undefined, airtime: a % 3 === 0 }),
    addStage: (t, a) => addStage(t, a % 2 ? 'talk' : 'spoken', words),
    duplicate: (t, a) => duplicateStage(t, stage(t, a)),
    removeStage: (t, a) => removeStage(t, stage(t, a)),
    moveStage: (t, a, b) => moveStage(t, stage(t, a), (b % 5) - 2),
    stage: (t, a, b, _c, text) => patchStage(t, stage(t, a), { title: text, actionPoints: b % 2 === 0 }),
    addStep: (t, a, b) => addStep(t, stage(t, a), kinds[b % 5] ?? 'alone'),
    removeStep: (t, a, b) => removeStep(t, stage(t, a), step(t, a, b)),
    moveStep: (t, a, b, c) => moveStep(t, stage(t, a), step(t, a, b), (c % 5) - 2),
    step: (t, a, b, c, text) =>
      patchStep(t, stage(t, a), step(t, a, b), {
        kind: kinds[c % 5] ?? 'open',
        minutes: c % 7 ? c : Number.NaN,
        say: text,
        pages: [[line(t, a, 'rows', c)], [line(t, a, 'rows', b), 'nowhere']],
        presents: [line(t, a, 'columns', c)],
        about: [line(t, a, 'columns', b)],
        hat: c % 3 ? undefined : 'papers',
        movedBy: c % 2 ? 'table' : undefined,
        optional: c % 4 === 0,
      }),
    addGrid: (t, a) => addGrid(t, stage(t, a), words),
    removeGrid: (t, a) => removeGrid(t, stage(t, a)),
    addLine: (t, a, _b, c) => addLine(t, stage(t, a), lines(c), words),
    removeLine: (t, a, b, c) => removeLine(t, stage(t, a), lines(c), line(t, a, lines(c), b)),
    moveLine: (t, a, b, c) => moveLine(t, stage(t, a), lines(c), line(t, a, lines(c), b), (c % 5) - 2),
    renameLine: (t, a, b, c, text) => renameLine(t, stage(t, a), lines(c), line(t, a, lines(c), b), text),
    cell: (t, a, b, c, text) =>
      patchCell(t, stage(t, a), line(t, a, 'rows', b), line(t, a, 'columns', c), {
        prompt: text,
        questions: [text, '', text],
        opensAt: undefined,
        opensAtStep: c % 2 ? step(t, a, b) : 'nowhere',
        staysAtTable: b % 2 === 0,
        presenterOnly: c % 3 === 0,
      }),
    rounds: (t, a, b) => setPresenters(t, stage(t, a), (b % 16) - 1),
    join: (t, a) => joinRounds(t, stage(t, a)),
    bids: (t, a, b, c) =>
      patchRounds(t, stage(t, a), {
        bids: cellId(stage(t, b), line(t, b, 'rows', c), line(t, b, 'columns', c)),
        order: c % 2 ? 'drawn' : 'asked',
      }),
  }
})()

const anyEdit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom(...Object.keys(edits)),
  fc.nat(30),
  fc.nat(30),
  fc.nat(700),
  fc.oneof(fc.string({ maxLength: 20 }), fc.constant('x'.repeat(900)), fc.constant('  ')),
)

describe('editing a template', () => {
  it('[S3] every sequence of edits leaves a template that is admitted, plain data, and fits into a record', () => {
    fc.assert(
      fc.property(
        fc.nat(builtInTemplates.length - 1),
        fc.array(anyEdit, { maxLength: 60 }),
        (start, sequence) => {
          let template = ownCopy(builtInTemplates[start] ?? builtInTemplates[0], 'own', 'Own')
          for (const [name, a, b, c, text] of sequence) {
            template = edits[name]?.(template, a, b, c, text) ?? template
            expect(checkTemplate(JSON.parse(JSON.stringify(template))), name).toEqual(template)
            expect(templateBytes(template)).toBeLessThanOrEqual(templateMaxBytes)
            expect(places(template).length).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 300, seed: 3 },
    )
  })

  const own = ownCopy(actionLearningMeeting, 'own', 'Ours')
  const reflect = (t: Template) => t.stages.find(({ id }) => id === 'reflect')

  it('[S3] changes what it says, and nothing else', () => {
    expect(own).toEqual({ ...actionLearningMeeting, format: 2, id: 'own', name: 'Ours' })
    const renamed = renameLine(own, 'reflect', 'rows', 'ours', 'The ward')
    expect(reflect(renamed)?.grid?.rows.map(({ title }) => title)).toEqual(['My part', 'The ward'])
    expect({ ...renamed, stages: [] }).toEqual({ ...own, stages: [] })
    expect(renamed.stages.filter(({ id }) => id !== 'reflect')).toEqual(
      own.stages.filter(({ id }) => id !== 'reflect'),
    )
  })

  it('[S3] keeps what refers to rows, columns and steps true when these come and go', () => {
    const more = addLine(own, 'reflect', 'rows', words)
    expect(reflect(more)?.grid?.cells.length).toBe(6)
    expect(reflect(more)?.steps[0]?.pages).toEqual([['mine'], ['ours'], ['row3']])
    const less = removeLine(more, 'reflect', 'rows', 'mine')
    expect(reflect(less)?.steps[0]?.pages).toEqual([['ours'], ['row3']])
    expect(reflect(less)?.grid?.cells.some(({ row }) => row === 'mine')).toBe(false)
    const gone = removeLine(own, 'learn', 'columns', 'learned')
    expect(gone.stages.find(({ id }) => id === 'learn')?.steps[2]).not.toHaveProperty('presents')
    const gated = patchCell(own, 'reflect', 'mine', 'well', { opensAtStep: 'plenary' })
    expect(reflect(gated)?.grid?.cells[0]?.opensAtStep).toBe('plenary')
    expect(reflect(removeStep(gated, 'reflect', 'plenary'))?.grid?.cells[0]).not.toHaveProperty('opensAtStep')
  })

  it('[S3] moves and keeps the cells of a grid in the order of its rows and columns', () => {
    const moved = moveLine(own, 'reflect', 'columns', 'better', -1)
    expect(reflect(moved)?.grid?.cells.map(({ row, column }) => `${row}/${column}`)).toEqual([
      'mine/better',
      'mine/well',
      'ours/better',
      'ours/well',
    ])
    expect(moveLine(moved, 'reflect', 'columns', 'well', -1)).toEqual(own)
  })

  it('[S3] the last stage, step, row and column stay; blank titles and questions are no change', () => {
    let one = own
    for (const { id } of own.stages) one = removeStage(one, id)
    expect(one.stages.map(({ id }) => id)).toEqual(['close'])
    expect(removeStep(one, 'close', 'close')).toBe(one)
    expect(patchStage(own, 'reflect', { title: '   ' })).toEqual(own)
    expect(patchTemplate(own, { name: '' })).toEqual(own)
    expect(patchCell(own, 'reflect', 'mine', 'well', { prompt: ' ' })).toEqual(own)
  })

  it('[S3] a new stage comes before the closing one, can be copied, and be gone through in rounds', () => {
    const more = addStage(own, 'talk', words)
    expect(more.stages.at(-1)?.id).toBe('close')
    expect(more.stages.at(-2)).toMatchObject({ title: 'New', grid: { rows: [{ title: 'Row' }] } })
    const rounds = setPresenters(more, 'stage7', 3)
    expect(rounds.rounds).toEqual([{ id: 'rounds1', stages: ['stage7'], presenters: 3 }])
    const bid = cellId('reflect', 'mine', 'well')
    expect(patchRounds(rounds, 'stage7', { bids: bid }).rounds?.[0]?.bids).toBe(bid)
    expect(patchRounds(rounds, 'stage7', { bids: cellId('close', 'x', 'y') }).rounds?.[0]).not.toHaveProperty(
      'bids',
    )
    expect(setPresenters(rounds, 'stage7', 0)).toEqual(more)
    const two = joinRounds(setPresenters(more, 'reflect', 2), 'learn')
    expect(two.rounds).toEqual([{ id: 'rounds1', stages: ['reflect', 'learn'], presenters: 2 }])
    expect(joinRounds(more, 'learn')).toEqual(more)
    expect(setPresenters(two, 'learn', 0).rounds?.[0]?.stages).toEqual(['reflect'])
    // A stage that is moved away from its neighbour is an ordinary one again.
    expect(moveStage(two, 'learn', 1).rounds?.[0]?.stages).toEqual(['reflect'])
    expect(duplicateStage(more, 'reflect').stages.map(({ id }) => id)).toEqual([
      'open',
      'reflect',
      'stage8',
      'learn',
      'break',
      'plan',
      'stage7',
      'close',
    ])
  })
})
