import { describe, expect, it } from 'vitest'
import { templates } from '../../../src/i18n/en/templates.ts'
import { faultWords, refusalWords } from '../../../src/ui/templates/fault-words.ts'

describe('what is wrong with a template', () => {
  it('[S3] is said with its place, as its writer would look for it', () => {
    const stage = { number: 2, title: 'Reflect' }
    expect(
      faultWords({ stage, row: { number: 1, title: 'We' }, field: 'title', problem: 'missing' }, templates),
    ).toBe('Stage 2 “Reflect”, row “We”: the title is missing.')
    expect(
      faultWords({ stage, step: { number: 3 }, field: 'minutes', problem: 'out-of-range' }, templates),
    ).toBe('Stage 2 “Reflect”, step 3: the time in minutes is too small or too large.')
    expect(
      faultWords(
        {
          stage: { number: 1 },
          cell: { number: 4, rowTitle: 'We', columnTitle: 'Stop' },
          field: '',
          problem: 'duplicate',
        },
        templates,
      ),
    ).toBe('Stage 1, question “We · Stop”: this is there twice.')
    expect(faultWords({ field: 'constructor', problem: 'wrong-type' }, templates)).toBe(
      '“constructor” can’t be read.',
    )
    expect(refusalWords({ refused: 'newer' }, templates)).toBe(templates.refused.newer)
  })
})
