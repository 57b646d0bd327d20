import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import { checkTemplate } from '../../../src/domain/template/check-template.ts'
import type { Cell, Template } from '../../../src/domain/template/template.ts'
import { Fault, isFault } from '../../../src/lib/fault.ts'
import { builtInTemplates } from '../../../src/templates/index.ts'

const changed = (change: (template: Record<string, never>) => void) => {
  const copy = structuredClone(builtInTemplates[0]) as unknown as Record<string, never>
  change(copy)
  return checkTemplate(copy)
}
// biome-ignore lint/suspicious/noExplicitAny: faults are put into a template on purpose, past its type.
type Loose = any

/** One turn in two stages, for two presenters, with everything that came with format 2. */
const roundsTemplate = (change: (template: Loose) => void): Template => {
  const cell = (column: string, more: Partial<Cell>): Cell => ({
    row: 'all',
    column,
    prompt: '',
    questions: [],
    ...more,
  })
  const rows = [{ id: 'all', title: 'All' }]
  const template: Template = {
    format: 2,
    id: 'turns',
    name: 'Turns',
    about: '',
    names: 'never',
    airtime: true,
    rounds: [
      { id: 'turns', stages: ['turn', 'review'], presenters: 2, bids: 'open/all/bid', order: 'drawn' },
    ],
    stages: [
      {
        id: 'open',
        title: 'Open',
        steps: [{ id: 'open', kind: 'open', minutes: 5, followUp: true }],
        grid: { rows, columns: [{ id: 'bid', title: '' }], cells: [cell('bid', { staysAtTable: true })] },
      },
      {
        id: 'turn',
        title: 'Turn',
        steps: [
          { id: 'ask', kind: 'together', minutes: 5, movedBy: 'table', talk: 'spoken', phonesDown: true },
          { id: 'give', kind: 'together', minutes: 5, movedBy: 'table' },
        ],
        grid: {
          rows,
          columns: [
            { id: 'see', title: '' },
            { id: 'say', title: '' },
          ],
          cells: [
            cell('see', { presenterOnly: true, actionPoints: true, staysWithMe: false }),
            cell('say', { opensAtStep: 'give', staysAtTable: true }),
          ],
        },
      },
      {
        id: 'review',
        title: 'Review',
        steps: [
          { id: 'put', kind: 'alone', minutes: 2, hat: 'papers', talk: 'silent', about: ['own'] },
          { id: 'read', kind: 'plenary', minutes: 2, hat: 'reading' },
        ],
        grid: { rows, columns: [{ id: 'own', title: '' }], cells: [cell('own', { staysWithMe: true })] },
      },
    ],
  }
  const copy = structuredClone(template)
  change(copy)
  return copy
}

describe('checkTemplate', () => {
  it('[S2] takes the built-in templates as they are, through JSON too', () => {
    for (const template of builtInTemplates) {
      expect(checkTemplate(template)).toEqual(template)
      expect(checkTemplate(JSON.parse(JSON.stringify(template)))).toEqual(template)
    }
  })

  it('[K4] names the first fault and where it is', () => {
    const cases: readonly (readonly [(t: Loose) => void, string, string])[] = [
      [(t) => delete t.format, 'format', 'missing'],
      [(t) => (t.format = 3), 'format', 'newer'],
      [(t) => (t.format = 1.5), 'format', 'bad-format'],
      [(t) => (t.format = '2'), 'format', 'bad-format'],
      [(t) => (t.id = '../x'), 'id', 'bad-format'],
      [(t) => (t.name = 5), 'name', 'wrong-type'],
      [(t) => (t.stages = []), 'stages', 'empty'],
      [(t) => (t.stages = {}), 'stages', 'wrong-type'],
      [(t) => (t.stages[1].steps[0].minutes = -1), 'stages.1.steps.0.minutes', 'out-of-range'],
      [(t) => (t.stages[1].steps[0].minutes = Number.NaN), 'stages.1.steps.0.minutes', 'out-of-range'],
      [(t) => (t.stages[1].steps[0].kind = 'alone?'), 'stages.1.steps.0.kind', 'wrong-type'],
      [(t) => (t.stages[1].steps[0].pages = [['nobody']]), 'stages.1.steps.0.pages.0.0', 'unknown-reference'],
      [
        (t) => (t.stages[2].steps[2].presents = ['nothing']),
        'stages.2.steps.2.presents.0',
        'unknown-reference',
      ],
      [(t) => (t.stages[2].id = t.stages[1].id), 'stages.2.id', 'duplicate'],
      [(t) => t.stages[1].grid.cells.pop(), 'stages.1.grid.cells', 'missing'],
      [(t) => (t.stages[1].grid.cells[1] = t.stages[1].grid.cells[0]), 'stages.1.grid.cells.1', 'duplicate'],
      [(t) => (t.stages[1].grid.cells[0].row = 'x'), 'stages.1.grid.cells.0.row', 'unknown-reference'],
      [
        (t) => (t.stages[1].grid.cells[0].prompt = 'x'.repeat(501)),
        'stages.1.grid.cells.0.prompt',
        'too-long',
      ],
      [
        (t) => (t.stages[1].grid.cells[0].questions = Array(99).fill('?')),
        'stages.1.grid.cells.0.questions',
        'too-many',
      ],
      [(t) => (t.stages[1].grid.cells[0].opensAt = 'never'), 'stages.1.grid.cells.0.opensAt', 'wrong-type'],
    ]
    for (const [change, path, problem] of cases) {
      const fault = changed(change)
      expect(isFault(fault) && [fault.path, fault.problem]).toEqual([path, problem])
    }
  })

  it('[S2] takes what came with format 2, and leaves it out of a format 1 template', () => {
    const told = roundsTemplate(() => {})
    expect(checkTemplate(told)).toEqual(told)
    expect(checkTemplate(JSON.parse(JSON.stringify(told)))).toEqual(told)
    const old = checkTemplate({ ...told, format: 1 })
    expect(JSON.stringify(old)).not.toMatch(
      /rounds|names|airtime|movedBy|talk|phonesDown|followUp|hat|about":\[|opensAtStep|staysWithMe|presenterOnly/,
    )
    expect(isFault(old)).toBe(false)
  })

  it('[K4] names the fault in what came with format 2', () => {
    const cases: readonly (readonly [(t: Loose) => void, string, string])[] = [
      [(t) => (t.names = 'always'), 'names', 'wrong-type'],
      [(t) => (t.airtime = 1), 'airtime', 'wrong-type'],
      [(t) => (t.rounds = Array(7).fill(t.rounds[0])), 'rounds', 'too-many'],
      [(t) => (t.rounds = [t.rounds[0], t.rounds[0]]), 'rounds.1.stages.0', 'duplicate'],
      [(t) => (t.rounds[0].stages = []), 'rounds.0.stages', 'empty'],
      [(t) => (t.rounds[0].stages = ['turn', 'nowhere']), 'rounds.0.stages.1', 'unknown-reference'],
      [(t) => (t.rounds[0].stages = ['review', 'turn']), 'rounds.0.stages.1', 'unknown-reference'],
      [(t) => (t.rounds[0].presenters = 13), 'rounds.0.presenters', 'out-of-range'],
      [(t) => (t.rounds[0].presenters = 1.5), 'rounds.0.presenters', 'bad-format'],
      [(t) => (t.rounds[0].order = 'loudest'), 'rounds.0.order', 'wrong-type'],
      [(t) => (t.rounds[0].bids = 'open/all/nothing'), 'rounds.0.bids', 'unknown-reference'],
      [(t) => (t.rounds[0].bids = 'turn/all/see'), 'rounds.0.bids', 'unknown-reference'],
      [(t) => (t.stages[0].id = 'turn-2'), 'rounds.0.stages.0', 'duplicate'],
      [(t) => (t.stages[1].id = t.rounds[0].stages[0] = 'x'.repeat(63)), 'rounds.0.stages.0', 'too-long'],
      [(t) => (t.stages[1].steps[0].movedBy = 'me'), 'stages.1.steps.0.movedBy', 'wrong-type'],
      [(t) => (t.stages[1].steps[0].talk = 'loud'), 'stages.1.steps.0.talk', 'wrong-type'],
      [(t) => (t.stages[1].steps[0].hat = true), 'stages.1.steps.0.hat', 'wrong-type'],
      [(t) => (t.stages[1].steps[0].about = ['x']), 'stages.1.steps.0.about.0', 'unknown-reference'],
      [(t) => (t.stages[1].steps[0].phonesDown = 'yes'), 'stages.1.steps.0.phonesDown', 'wrong-type'],
      [
        (t) => (t.stages[1].grid.cells[0].opensAtStep = 'nowhere'),
        'stages.1.grid.cells.0.opensAtStep',
        'unknown-reference',
      ],
      [(t) => (t.stages[1].grid.cells[1].opensAt = 'together'), 'stages.1.grid.cells.1.opensAt', 'duplicate'],
      [
        (t) => (t.stages[1].grid.cells[0].presenterOnly = 0),
        'stages.1.grid.cells.0.presenterOnly',
        'wrong-type',
      ],
    ]
    for (const [change, path, problem] of cases) {
      const fault = checkTemplate(roundsTemplate(change))
      expect(isFault(fault) && [fault.path, fault.problem]).toEqual([path, problem])
    }
  })

  it('[K4] leaves unknown keys and prototypes out', () => {
    const hostile = JSON.parse(
      JSON.stringify(builtInTemplates[0]).replace(
        '{"format":1',
        '{"__proto__":{"polluted":true},"x":1,"format":1',
      ),
    )
    const checked = checkTemplate(hostile)
    expect(checked).toEqual(builtInTemplates[0])
    expect(checked).not.toHaveProperty('polluted')
    const inherited = Object.create(builtInTemplates[0] ?? {}) as unknown
    expect(isFault(checkTemplate(inherited))).toBe(true)
  })

  it('[K4] whatever comes in, a template, a content or a fault comes out', () => {
    const keys = [
      'brief',
      'template',
      'table/t1',
      'stage',
      'note/t1-a',
      'point/f-a',
      'doors',
      'mark/t1-a',
      'earlier',
      'x',
    ]
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...keys), (value, key) => {
        const template = checkTemplate(value)
        expect(isFault(template)).toBe(true)
        const content = checkRecord(key, value)
        expect(content === null || content instanceof Fault || typeof content === 'object').toBe(true)
      }),
      { numRuns: 1_000, seed: 3 },
    )
  })
})
