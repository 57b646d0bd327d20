import { catchFault, Fault } from '../../lib/fault.ts'
import {
  columnsMax,
  guidePagesPerStepMax,
  idMaxLength,
  presentersMax,
  promptMaxLength,
  questionsPerCellMax,
  roundsMax,
  rowsMax,
  stagesMax,
  stepMinutesMax,
  stepsPerStageMax,
  titleMaxLength,
} from '../limits.ts'
import { type Fields, optional, readFields, readId, readList, readText } from '../read-value.ts'
import {
  type Cell,
  cellId,
  type Grid,
  type GridLine,
  type Rounds,
  type Stage,
  type Step,
  stepKinds,
  type Template,
  templateFormat,
} from './template.ts'
import { unrollStageId } from './unrolled.ts'

/**
 * A template from outside, rebuilt from the keys that its format knows, or the first fault in it. Unknown keys are left
 * out; a format that is newer than this app is refused as 'newer'.
 */
export const checkTemplate = (value: unknown): Template | Fault => catchFault(() => readTemplate(value, ''))

const readTemplate = (value: unknown, path: string): Template => {
  const fields = readFields(value, path)
  const format = readFormat(fields)
  const stages = fields.list('stages', stagesMax, (stage, at) => readStage(stage, at, format))
  if (stages.length === 0) throw new Fault(fields.at('stages'), 'empty')
  unique(stages, fields.at('stages'))
  const rounds = format > 1 && fields.has('rounds') ? readAllRounds(fields, stages) : undefined
  return {
    format,
    id: fields.id('id'),
    name: fields.text('name', titleMaxLength),
    about: fields.text('about', promptMaxLength),
    stages,
    ...optional('rounds', rounds),
    ...(format > 1 ? since2(fields, { names: ['never'] } as const, ['airtime']) : {}),
  }
}

const readFormat = (fields: Fields): Template['format'] => {
  const format = fields.get('format')
  if (format === 1 || format === 2) return format
  if (format === undefined) throw new Fault(fields.at('format'), 'missing')
  const isNewer = typeof format === 'number' && Number.isInteger(format) && format > templateFormat
  throw new Fault(fields.at('format'), isNewer ? 'newer' : 'bad-format')
}

/** Optional words out of a few, and optional flags. */
const since2 = <W extends Readonly<Record<string, readonly string[]>>, F extends string>(
  fields: Fields,
  words: W,
  flags: readonly F[],
): { readonly [K in keyof W]?: W[K][number] } & { readonly [K in F]?: boolean } => {
  const found: Record<string, string | boolean> = {}
  for (const [key, allowed] of Object.entries(words))
    if (fields.has(key)) found[key] = fields.one(key, allowed)
  for (const key of flags) if (fields.has(key)) found[key] = fields.flag(key)
  return found as { readonly [K in keyof W]?: W[K][number] } & { readonly [K in F]?: boolean }
}

const readStage = (value: unknown, path: string, format: Template['format']): Stage => {
  const fields = readFields(value, path)
  const grid = fields.has('grid') ? readGrid(fields.object('grid'), format) : undefined
  const steps = fields.list('steps', stepsPerStageMax, (step, at) => readStep(step, at, grid, format))
  if (steps.length === 0) throw new Fault(fields.at('steps'), 'empty')
  unique(steps, fields.at('steps'))
  grid?.cells.forEach((cell, index) => {
    if (cell.opensAtStep !== undefined && !steps.some((step) => step.id === cell.opensAtStep))
      throw new Fault(`${fields.at('grid')}.cells.${index}.opensAtStep`, 'unknown-reference')
  })
  return {
    id: fields.id('id'),
    title: fields.text('title', titleMaxLength),
    steps,
    ...optional('grid', grid),
    ...fields.ifThere('actionPoints', (key) => fields.flag(key)),
  }
}

const readStep = (value: unknown, path: string, grid: Grid | undefined, format: Template['format']): Step => {
  const fields = readFields(value, path)
  const lines = (of: readonly GridLine[] | undefined) => (line: unknown, at: string) => {
    const id = readId(line, at)
    if (!of?.some((known) => known.id === id)) throw new Fault(at, 'unknown-reference')
    return id
  }
  const columns = <K extends string>(key: K) =>
    fields.ifThere(key, () => fields.list(key, columnsMax, lines(grid?.columns)))
  const pages = fields.ifThere('pages', (key) =>
    fields.list(key, rowsMax, (page, at) => readList(page, at, rowsMax, lines(grid?.rows))),
  )
  return {
    id: fields.id('id'),
    kind: fields.one('kind', stepKinds),
    minutes: fields.number('minutes', 0, stepMinutesMax),
    ...(format > 1 ? fields.ifThere('title', (key) => fields.text(key, titleMaxLength)) : {}),
    ...fields.ifThere('say', (key) => fields.text(key, promptMaxLength)),
    ...pages,
    ...columns('presents'),
    ...fields.ifThere('optional', (key) => fields.flag(key)),
    ...fields.ifThere('straightToRoom', (key) => fields.flag(key)),
    ...(format > 1
      ? {
          ...since2(
            fields,
            { movedBy: ['table'], talk: ['spoken', 'silent'], hat: ['papers', 'reading'] } as const,
            ['phonesDown', 'wordKeeper', 'followUp'],
          ),
          ...fields.ifThere('afterTurn', (key) => fields.whole(key, 1, presentersMax)),
          ...columns('about'),
          ...fields.ifThere('guide', (key) => fields.list(key, guidePagesPerStepMax, readId)),
        }
      : {}),
  }
}

const readGrid = (fields: Fields, format: Template['format']): Grid => {
  const rows = fields.list('rows', rowsMax, readLine)
  const columns = fields.list('columns', columnsMax, readLine)
  unique(rows, fields.at('rows'))
  unique(columns, fields.at('columns'))
  const cells = fields.list('cells', rowsMax * columnsMax, (cell, at) => readCell(cell, at, format))
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

const readCell = (value: unknown, path: string, format: Template['format']): Cell => {
  const fields = readFields(value, path)
  const opensAtStep = format > 1 && fields.has('opensAtStep') ? fields.id('opensAtStep') : undefined
  if (opensAtStep !== undefined && fields.has('opensAt')) throw new Fault(fields.at('opensAt'), 'duplicate')
  return {
    row: fields.text('row', idMaxLength),
    column: fields.text('column', idMaxLength),
    prompt: fields.text('prompt', promptMaxLength),
    questions: fields.list('questions', questionsPerCellMax, (question, at) =>
      readText(question, at, promptMaxLength),
    ),
    ...fields.ifThere('opensAt', (key) => fields.one(key, ['together', 'plenary'] as const)),
    ...optional('opensAtStep', opensAtStep),
    ...fields.ifThere('staysAtTable', (key) => fields.flag(key)),
    ...(format > 1
      ? since2(fields, { asks: ['question'] } as const, ['staysWithMe', 'presenterOnly', 'actionPoints'])
      : {}),
  }
}

const readAllRounds = (fields: Fields, stages: readonly Stage[]): readonly Rounds[] => {
  const used = new Set<string>()
  const all = fields.list('rounds', roundsMax, (value, path) => {
    const rounds = readRounds(value, path, stages)
    for (const [index, stage] of rounds.stages.entries()) {
      if (used.has(stage)) throw new Fault(`${path}.stages.${index}`, 'duplicate')
      used.add(stage)
    }
    return rounds
  })
  unique(all, fields.at('rounds'))
  all.forEach(({ bids }, index) => {
    // One asks for time once, not once a turn.
    if (bids !== undefined && used.has(stageOf(bids)))
      throw new Fault(`${fields.at('rounds')}.${index}.bids`, 'unknown-reference')
  })
  return all
}

const readRounds = (value: unknown, path: string, stages: readonly Stage[]): Rounds => {
  const fields = readFields(value, path)
  const presenters = fields.whole('presenters', 1, presentersMax)
  const names = fields.list('stages', stagesMax, readId)
  const first = stages.findIndex(({ id }) => id === names[0])
  names.forEach((name, index) => {
    const at = `${fields.at('stages')}.${index}`
    // Neighbours in order: one presenter's turn is a walk, not a jump.
    if (first < 0 || stages[first + index]?.id !== name) throw new Fault(at, 'unknown-reference')
    for (let turn = 2; turn <= presenters; turn++) {
      const id = unrollStageId(name, turn)
      if (id.length > idMaxLength) throw new Fault(at, 'too-long')
      if (stages.some((stage) => stage.id === id)) throw new Fault(at, 'duplicate')
    }
  })
  if (names.length === 0) throw new Fault(fields.at('stages'), 'empty')
  const bids = fields.has('bids') ? fields.text('bids', 3 * idMaxLength + 2) : undefined
  const asked = stages.slice(0, first).find(({ id }) => bids !== undefined && id === stageOf(bids))
  const hasCell = asked?.grid?.cells.some((cell) => cellId(asked.id, cell.row, cell.column) === bids)
  if (bids !== undefined && !hasCell) throw new Fault(fields.at('bids'), 'unknown-reference')
  return {
    id: fields.id('id'),
    stages: names,
    presenters,
    ...optional('bids', bids),
    ...since2(fields, { order: ['asked', 'drawn'] } as const, []),
  }
}

const stageOf = (cell: string): string => cell.slice(0, Math.max(0, cell.indexOf('/')))

const unique = (things: readonly { readonly id: string }[], path: string) => {
  const seen = new Set<string>()
  things.forEach((thing, index) => {
    if (seen.has(thing.id)) throw new Fault(`${path}.${index}.id`, 'duplicate')
    seen.add(thing.id)
  })
}
