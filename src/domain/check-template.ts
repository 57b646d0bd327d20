import { checked, Fault } from './fault.ts'
import {
  columnsMax,
  idMaxLength,
  promptMaxLength,
  questionsPerCellMax,
  rowsMax,
  stagesMax,
  stepMinutesMax,
  stepsPerStageMax,
  titleMaxLength,
} from './limits.ts'
import { type Fields, given, readFields, readId, readList, readText } from './read-value.ts'
import type { Cell, Grid, GridLine, Stage, Step, StepKind, Template } from './template.ts'

/** A template from outside, rebuilt from its known keys, or the first fault in it. Unknown keys are left out. */
export const checkTemplate = (value: unknown): Template | Fault => checked(() => readTemplate(value, ''))

const readTemplate = (value: unknown, path: string): Template => {
  const fields = readFields(value, path)
  if (fields.get('format') !== 1) {
    throw new Fault(fields.at('format'), fields.has('format') ? 'bad-format' : 'missing')
  }
  const stages = fields.list('stages', stagesMax, readStage)
  if (stages.length === 0) throw new Fault(fields.at('stages'), 'empty')
  unique(stages, fields.at('stages'))
  return {
    format: 1,
    id: fields.id('id'),
    name: fields.text('name', titleMaxLength),
    about: fields.text('about', promptMaxLength),
    stages,
  }
}

const readStage = (value: unknown, path: string): Stage => {
  const fields = readFields(value, path)
  const grid = fields.has('grid') ? readGrid(fields.object('grid')) : undefined
  const steps = fields.list('steps', stepsPerStageMax, (step, at) => readStep(step, at, grid))
  if (steps.length === 0) throw new Fault(fields.at('steps'), 'empty')
  unique(steps, fields.at('steps'))
  return {
    id: fields.id('id'),
    title: fields.text('title', titleMaxLength),
    steps,
    ...given('grid', grid),
    ...given('actionPoints', fields.has('actionPoints') ? fields.flag('actionPoints') : undefined),
  }
}

const stepKinds: readonly StepKind[] = ['open', 'alone', 'together', 'plenary', 'close']

const readStep = (value: unknown, path: string, grid: Grid | undefined): Step => {
  const fields = readFields(value, path)
  const lines = (of: readonly GridLine[] | undefined) => (line: unknown, at: string) => {
    const id = readId(line, at)
    if (!of?.some((known) => known.id === id)) throw new Fault(at, 'unknown-reference')
    return id
  }
  const pages = fields.has('pages')
    ? fields.list('pages', rowsMax, (page, at) => readList(page, at, rowsMax, lines(grid?.rows)))
    : undefined
  const presents = fields.has('presents')
    ? fields.list('presents', columnsMax, lines(grid?.columns))
    : undefined
  return {
    id: fields.id('id'),
    kind: fields.one('kind', stepKinds),
    minutes: fields.number('minutes', 0, stepMinutesMax),
    ...given('say', fields.has('say') ? fields.text('say', promptMaxLength) : undefined),
    ...given('pages', pages),
    ...given('presents', presents),
    ...given('optional', fields.has('optional') ? fields.flag('optional') : undefined),
    ...given('straightToRoom', fields.has('straightToRoom') ? fields.flag('straightToRoom') : undefined),
  }
}

const readGrid = (fields: Fields): Grid => {
  const rows = fields.list('rows', rowsMax, readLine)
  const columns = fields.list('columns', columnsMax, readLine)
  unique(rows, fields.at('rows'))
  unique(columns, fields.at('columns'))
  const cells = fields.list('cells', rowsMax * columnsMax, readCell)
  const places = new Set<string>()
  cells.forEach((cell, index) => {
    const path = `${fields.at('cells')}.${index}`
    if (!rows.some((row) => row.id === cell.row)) throw new Fault(`${path}.row`, 'unknown-reference')
    if (!columns.some((column) => column.id === cell.column)) {
      throw new Fault(`${path}.column`, 'unknown-reference')
    }
    const place = `${cell.row}/${cell.column}`
    if (places.has(place)) throw new Fault(path, 'duplicate')
    places.add(place)
  })
  if (cells.length !== rows.length * columns.length) throw new Fault(fields.at('cells'), 'missing')
  return { rows, columns, cells }
}

const readLine = (value: unknown, path: string): GridLine => {
  const fields = readFields(value, path)
  return { id: fields.id('id'), title: fields.text('title', titleMaxLength) }
}

const readCell = (value: unknown, path: string): Cell => {
  const fields = readFields(value, path)
  return {
    row: fields.text('row', idMaxLength),
    column: fields.text('column', idMaxLength),
    prompt: fields.text('prompt', promptMaxLength),
    questions: fields.list('questions', questionsPerCellMax, (question, at) =>
      readText(question, at, promptMaxLength),
    ),
    ...given(
      'opensAt',
      fields.has('opensAt') ? fields.one('opensAt', ['together', 'plenary'] as const) : undefined,
    ),
    ...given('staysAtTable', fields.has('staysAtTable') ? fields.flag('staysAtTable') : undefined),
  }
}

const unique = (things: readonly { readonly id: string }[], path: string) => {
  const seen = new Set<string>()
  things.forEach((thing, index) => {
    if (seen.has(thing.id)) throw new Fault(`${path}.${index}.id`, 'duplicate')
    seen.add(thing.id)
  })
}
