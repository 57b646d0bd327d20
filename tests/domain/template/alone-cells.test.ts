import { signal } from '@preact/signals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asideCell } from '../../../src/domain/notes/private-note.ts'
import { heldBackCells, looksBackAt } from '../../../src/domain/outcome/follow-up-place.ts'
import {
  aloneCells,
  alonePages,
  cellsOnPages,
  gridCells,
  strayNotes,
} from '../../../src/domain/template/alone-cells.ts'
import { places } from '../../../src/domain/template/places.ts'
import type { Template } from '../../../src/domain/template/template.ts'
import { unrollRounds } from '../../../src/domain/template/unrolled.ts'
import { gatesModel } from '../../../src/models/table/gates-model.ts'
import { builtInTemplates } from '../../../src/templates/index.ts'
import { anyTemplate } from './any-template.ts'

const runs = { numRuns: 1_000, seed: 23 }
const gatesAt = (template: Template, at: number, presents: boolean) => {
  const all = places(template)
  return gatesModel({
    template: signal(template),
    place: signal(all[at % Math.max(1, all.length)]?.place ?? { stage: '', step: '' }),
    opened: signal(new Set()),
    presents: () => presents,
  })
}
const notesOf = (template: Template) =>
  [...template.stages.flatMap((stage) => gridCells(stage).map(({ id }) => id)), asideCell, 'gone/x/y'].map(
    (cell, at) => ({ id: `n${at}`, cell }),
  )

describe('private notes when the template changes', () => {
  it('[S5] no private note is ever lost or out of reach, whatever the template becomes', () => {
    fc.assert(
      fc.property(anyTemplate, anyTemplate, fc.nat(40), fc.boolean(), (before, after, at, presents) => {
        const template = unrollRounds(after)
        const gates = gatesAt(template, at, presents)
        const notes = notesOf(unrollRounds(before))
        const stray = new Set(strayNotes(template, notes, gates))
        for (const note of notes) {
          // What the first circle draws: a page of a stage that can be looked at.
          const isOnPage = template.stages.some((stage) =>
            stage.steps.some(({ id }) => {
              const rows = alonePages(stage, id).flat()
              return aloneCells(stage, gates).some(
                (cell) => cell.id === note.cell && rows.some((row) => row.id === cell.row.id),
              )
            }),
          )
          expect(stray.has(note)).toBe(!isOnPage)
        }
      }),
      runs,
    )
  })

  it('[S5] a note whose question is gone can be moved to every cell that is shown', () => {
    fc.assert(
      fc.property(anyTemplate, fc.nat(40), (any, at) => {
        const template = unrollRounds(any)
        const gates = gatesAt(template, at, false)
        for (const { id } of cellsOnPages(template, gates)) {
          expect(gates.mayWriteAlone(id)).toBe(true)
          expect(strayNotes(template, [{ cell: id }], gates)).toEqual([])
        }
      }),
      runs,
    )
  })
})

describe('where a meeting looks back', () => {
  it('[L8] every meeting has a step for it, its first one unless the template says otherwise', () => {
    for (const template of builtInTemplates)
      expect(places(template).filter(({ place }) => looksBackAt(template, place)).length).toBe(1)
  })

  it('[L7] [L8] what is held back is asked where papers go into the hat', () => {
    const asking = builtInTemplates.filter((template) => heldBackCells(template).length > 0)
    expect(asking.map(({ id }) => id)).toEqual(['learning-inaction'])
  })
})
