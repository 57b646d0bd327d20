import { isFault } from '../../lib/fault.ts'
import {
  presentersMax,
  promptMaxLength,
  stepMinutesMax,
  templateMaxBytes,
  titleMaxLength,
} from '../limits.ts'
import { checkTemplate } from './check-template.ts'
import { mendTemplate } from './mend-template.ts'
import {
  type Grid,
  type Rounds,
  type Stage,
  type Step,
  type StepKind,
  type Template,
  templateFormat,
} from './template.ts'

/**
 * Changes to a template, each from a template to a template that `checkTemplate` admits. A change that cannot be made
 * (a bound is reached, the last stage would go, a title would be blank) gives back the template it was given.
 */

/** Some values of T; undefined takes an optional one away. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The words with which new things begin, in the language of the person who makes them. */
export interface NewWords {
  readonly stage: string
  readonly row: string
  readonly column: string
  readonly prompt: string
  readonly say: string
}

/** UTF-8 bytes of a template as JSON: it has to fit into one record of the room. */
export const templateBytes = (template: Template): number => {
  let bytes = 0
  for (const character of JSON.stringify(template)) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** `next` with what the change has left hanging mended, or `before` where that is no template. */
const acceptEdit = (before: Template, next: Template): Template => {
  const mended = mendTemplate({ ...next, format: templateFormat })
  if (templateBytes(mended) > templateMaxBytes) return before
  const checked = checkTemplate(mended)
  return isFault(checked) ? before : checked
}

/** Blank words are no change, so that nothing is ever without a title. */
export const withTitle = <T extends { readonly title: string }>(thing: T, title: string | undefined): T =>
  title === undefined || title.trim() === '' ? thing : { ...thing, title: title.slice(0, titleMaxLength) }

export const applyPatch = <T extends object>(thing: T, patch: Patch<T>): T =>
  Object.fromEntries(Object.entries({ ...thing, ...patch }).filter(([, value]) => value !== undefined)) as T

/** The first of prefix1, prefix2 ... that is not taken. Without hyphens, so that no turn of a round has the same. */
export const freshId = (prefix: string, taken: readonly { readonly id: string }[]): string => {
  for (let number = taken.length + 1; ; number++) {
    const id = `${prefix}${number}`
    if (!taken.some((one) => one.id === id)) return id
  }
}

/** The list with the item at `from` moved by so many places; the same list where that is outside. */
export const moveItem = <T>(list: readonly T[], from: number, by: number): readonly T[] => {
  const to = from + by
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return list
  const rest = list.filter((_, at) => at !== from)
  return insertItem(rest, to, item)
}

/** The same for the item of this id. */
export const moveById = <T extends { readonly id: string }>(list: readonly T[], id: string, by: number) =>
  moveItem(
    list,
    list.findIndex((one) => one.id === id),
    by,
  )

const insertItem = <T>(list: readonly T[], at: number, item: T): readonly T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
]

/** A template of one's own, made from another one. */
export const ownCopy = (of: Template, id: string, name: string): Template =>
  acceptEdit(of, { ...of, id, name: name.slice(0, titleMaxLength) })

type TemplatePatch = Patch<Pick<Template, 'name' | 'about' | 'names' | 'airtime'>>

export const patchTemplate = (template: Template, patch: TemplatePatch): Template => {
  const name = patch.name?.trim() ? patch.name.slice(0, titleMaxLength) : template.name
  const about = (patch.about ?? template.about).slice(0, promptMaxLength)
  return acceptEdit(template, applyPatch<Template>(template, { ...patch, name, about }))
}

export const changeStage = (
  template: Template,
  id: string,
  change: (stage: Stage) => Stage | undefined,
): Template =>
  acceptEdit(template, {
    ...template,
    stages: template.stages.flatMap((stage) => (stage.id === id ? (change(stage) ?? []) : stage)),
  })

export const oneCellGrid = (words: NewWords): Grid => ({
  rows: [{ id: 'row1', title: words.row }],
  columns: [{ id: 'column1', title: words.column }],
  cells: [{ row: 'row1', column: 'column1', prompt: words.prompt, questions: [] }],
})

/** 'talk': alone, at the tables, in the room, on a grid; 'spoken': one step and nothing to write. */
export const addStage = (template: Template, kind: 'talk' | 'spoken', words: NewWords): Template => {
  const stage: Stage = {
    id: freshId('stage', template.stages),
    title: words.stage,
    ...(kind === 'spoken'
      ? { steps: [{ id: 'step1', kind: 'open', minutes: 5, say: words.say }] }
      : {
          steps: [
            { id: 'step1', kind: 'alone', minutes: 5 },
            { id: 'step2', kind: 'together', minutes: 10 },
            { id: 'step3', kind: 'plenary', minutes: 10 },
          ],
          grid: oneCellGrid(words),
        }),
  }
  // A closing stays at the end.
  const closes = template.stages.at(-1)?.steps.at(-1)?.kind === 'close'
  const at = closes ? template.stages.length - 1 : template.stages.length
  return acceptEdit(template, { ...template, stages: insertItem(template.stages, at, stage) })
}

export const duplicateStage = (template: Template, id: string): Template => {
  const at = template.stages.findIndex((stage) => stage.id === id)
  const stage = template.stages[at]
  if (!stage) return template
  const copy = { ...stage, id: freshId('stage', template.stages) }
  return acceptEdit(template, { ...template, stages: insertItem(template.stages, at + 1, copy) })
}

export const removeStage = (template: Template, id: string): Template =>
  changeStage(template, id, () => undefined)

export const moveStage = (template: Template, id: string, by: number): Template =>
  acceptEdit(template, {
    ...template,
    stages: moveById(template.stages, id, by),
  })

export const patchStage = (
  template: Template,
  id: string,
  { title, ...patch }: Patch<Pick<Stage, 'title' | 'actionPoints'>>,
): Template => changeStage(template, id, (stage) => withTitle(applyPatch<Stage>(stage, patch), title))

export const addStep = (template: Template, stageId: string, kind: StepKind): Template =>
  changeStage(template, stageId, (stage) => ({
    ...stage,
    steps: [...stage.steps, { id: freshId('step', stage.steps), kind, minutes: 5 }],
  }))

export const removeStep = (template: Template, stageId: string, id: string): Template =>
  changeStage(template, stageId, (stage) => ({
    ...stage,
    steps: stage.steps.filter((step) => step.id !== id),
  }))

export const moveStep = (template: Template, stageId: string, id: string, by: number): Template =>
  changeStage(template, stageId, (stage) => ({ ...stage, steps: moveById(stage.steps, id, by) }))

type StepPatch = Patch<Omit<Step, 'id'>>

export const patchStep = (template: Template, stageId: string, id: string, patch: StepPatch): Template =>
  changeStage(template, stageId, (stage) => ({
    ...stage,
    steps: stage.steps.map((step) => (step.id === id ? changeStepBy(step, patch) : step)),
  }))

const changeStepBy = (step: Step, patch: StepPatch): Step => {
  const next = applyPatch<Step>(step, patch)
  const minutes = Number.isFinite(next.minutes) ? next.minutes : step.minutes
  return applyPatch<Step>(next, {
    minutes: Math.min(stepMinutesMax, Math.max(0, minutes)),
    title: next.title?.trim() ? next.title.trim().slice(0, titleMaxLength) : undefined,
    say: next.say?.trim() ? next.say.slice(0, promptMaxLength) : undefined,
  })
}

/** The stage is gone through once for each presenter; 0: it is an ordinary stage again. */
export const setPresenters = (template: Template, stageId: string, presenters: number): Template => {
  const before = roundsOf(template, stageId)
  const count = Math.min(presentersMax, Math.max(0, Math.round(presenters)))
  if (count === 0) return withRounds(template, roundsWithout(template, stageId))
  const all = template.rounds ?? []
  return withRounds(
    template,
    before
      ? all.map((rounds) => (rounds.id === before.id ? { ...rounds, presenters: count } : rounds))
      : [...all, { id: freshId('rounds', all), stages: [stageId], presenters: count }],
  )
}

/** The stage belongs to each presenter's turn together with the stage before it, where that is in rounds. */
export const joinRounds = (template: Template, stageId: string): Template => {
  const joined = roundsBefore(template, stageId)
  if (!joined) return template
  const others = roundsWithout(template, stageId)
  return withRounds(
    template,
    others.map((rounds) =>
      rounds.id === joined.id ? { ...rounds, stages: [...rounds.stages, stageId] } : rounds,
    ),
  )
}

export const roundsOf = (template: Template, stageId: string): Rounds | undefined =>
  template.rounds?.find(({ stages }) => stages.includes(stageId))

/** Those of the stage before this one. */
export const roundsBefore = (template: Template, stageId: string): Rounds | undefined => {
  const before = template.stages[template.stages.findIndex(({ id }) => id === stageId) - 1]
  return before && roundsOf(template, before.id)
}

const roundsWithout = (template: Template, stageId: string): readonly Rounds[] =>
  (template.rounds ?? [])
    .map((rounds) => ({ ...rounds, stages: rounds.stages.filter((id) => id !== stageId) }))
    .filter(({ stages }) => stages.length > 0)

const withRounds = (template: Template, rounds: readonly Rounds[]): Template =>
  acceptEdit(template, applyPatch<Template>(template, { rounds: rounds.length > 0 ? rounds : undefined }))

/** Of the rounds that this stage is in: where people ask for time, and how the order comes about. */
export const patchRounds = (
  template: Template,
  stageId: string,
  patch: { readonly bids?: string | undefined; readonly order?: 'asked' | 'drawn' | undefined },
): Template =>
  withRounds(
    template,
    (template.rounds ?? []).map((rounds) =>
      rounds.stages.includes(stageId) ? applyPatch(rounds, patch) : rounds,
    ),
  )
