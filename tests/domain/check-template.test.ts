import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/domain/check-record.ts'
import { checkTemplate } from '../../src/domain/check-template.ts'
import { Fault, isFault } from '../../src/domain/fault.ts'
import { builtInTemplates } from '../../src/templates/index.ts'

const changed = (change: (template: Record<string, never>) => void) => {
  const copy = structuredClone(builtInTemplates[0]) as unknown as Record<string, never>
  change(copy)
  return checkTemplate(copy)
}
// biome-ignore lint/suspicious/noExplicitAny: faults are put into a template on purpose, past its type.
type Loose = any

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
      [(t) => (t.format = 2), 'format', 'bad-format'],
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
