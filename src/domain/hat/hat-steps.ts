import { findPlace, places, samePlace } from '../template/places.ts'
import {
  type CellId,
  cellId,
  type Place,
  type Stage,
  type Step,
  type Template,
} from '../template/template.ts'
import { type Hat, isOver } from './hat.ts'

/** How a stage passes the hat round. */
export interface HatSteps {
  /** Where papers are put in. */
  readonly papers: Place
  /** Where they are opened and read; the same step where the stage has none for it. */
  readonly reading: Place
  /** Cells whose questions the papers answer, and that take what was read. */
  readonly cells: readonly CellId[]
}

/**
 * The hat that belongs to this place: the template's, or one that was called for at any step of its stage. undefined where
 * there is none.
 */
export const hatStepsWith = (template: Template, at: Place, hats: Iterable<Hat>): HatSteps | undefined => {
  const planned = hatSteps(template, at)
  if (planned) return planned
  let called: Hat | undefined
  for (const hat of hats) {
    if (hat.place.stage !== at.stage) continue
    if (!called || isNearer(at, hat, called)) called = hat
  }
  const found = called && findPlace(template, called.place)
  if (!called || !found) return undefined
  return { papers: called.place, reading: called.place, cells: cellsAbout(found.stage, found.step) }
}

const isNearer = (at: Place, a: Hat, b: Hat): boolean => {
  const [aHere, bHere] = [samePlace(a.place, at), samePlace(b.place, at)]
  if (aHere !== bHere) return aHere
  if (isOver(a) !== isOver(b)) return !isOver(a)
  return a.id < b.id
}

/** undefined where the stage of this place passes none round by its template. */
export const hatSteps = (template: Template, at: Place): HatSteps | undefined => {
  const stage = template.stages.find(({ id }) => id === at.stage)
  const papers = stage?.steps.find((step) => step.hat === 'papers')
  if (!stage || !papers) return undefined
  const reading = stage.steps.find((step) => step.hat === 'reading') ?? papers
  const place = (step: Step): Place => ({ stage: stage.id, step: step.id })
  return { papers: place(papers), reading: place(reading), cells: cellsAbout(stage, papers) }
}

export const hasHat = (template: Template): boolean =>
  template.stages.some((stage) => stage.steps.some((step) => step.hat === 'papers'))

/** Whether one place of a stage comes after another; false where the template does not have both. */
export const isAfter = (template: Template, place: Place, other: Place): boolean => {
  const all = places(template)
  const index = (of: Place) => {
    const found = findPlace(template, of)
    return all.findIndex((there) => there.stage.id === found?.stage.id && there.step.id === found?.step.id)
  }
  const [a, b] = [index(place), index(other)]
  return a >= 0 && b >= 0 && a > b
}

const cellsAbout = (stage: Stage, step: Step): readonly CellId[] =>
  (stage.grid?.cells ?? [])
    .filter((cell) => step.about?.includes(cell.column) ?? true)
    .map((cell) => cellId(stage.id, cell.row, cell.column))
