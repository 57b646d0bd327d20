import { describe, expect, it } from 'vitest'
import {
  guideSections,
  isGuideTopic,
  relatedTopics,
  topicsForStep,
} from '../../../src/domain/template/guide-topics.ts'
import { builtInTemplates } from '../../../src/templates/index.ts'

const all = guideSections.flatMap(({ topics }) => [...topics])

describe('the pages of the guide', () => {
  it('[S6] are named once each, and lead only to pages that there are', () => {
    expect(new Set(all).size).toBe(all.length)
    for (const [from, to] of Object.entries(relatedTopics)) {
      expect(isGuideTopic(from)).toBe(true)
      expect(to).not.toContain(from)
    }
    for (const topic of all) expect(relatedTopics[topic]?.length, topic).toBeGreaterThan(0)
  })

  it('[S6] begin with those that the step names, then those for its kind', () => {
    expect(topicsForStep({ kind: 'plenary', guide: ['plan', 'late'] })).toEqual([
      'plan',
      'late',
      'step-plenary',
      'silence',
    ])
  })

  it('[S6] unknown names, unknown kinds and no step at all are passed over, and something is always there', () => {
    expect(topicsForStep({ kind: 'alone', guide: ['from-a-later-version', '__proto__'] })[0]).toBe(
      'step-alone',
    )
    expect(topicsForStep({ kind: 'toString', guide: ['x'] }).length).toBeGreaterThan(0)
    expect(topicsForStep(undefined)[0]).toBe('begin')
  })

  it('[S6] built-in templates name only pages that there are', () => {
    for (const template of builtInTemplates)
      for (const stage of template.stages)
        for (const step of stage.steps)
          for (const page of step.guide ?? [])
            expect(isGuideTopic(page), `${template.id}: ${page}`).toBe(true)
  })
})
