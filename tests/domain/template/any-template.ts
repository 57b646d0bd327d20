import fc from 'fast-check'
import {
  type Cell,
  cellId,
  type Rounds,
  type Stage,
  type Step,
  type Template,
} from '../../../src/domain/template/template.ts'

/** Any template that the schema admits, small enough to be run through in no time. Ids repeat wherever they may. */

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
const ids = (max: number) => fc.uniqueArray(word, { minLength: 1, maxLength: max })
const text = fc.string({ maxLength: 12 })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
/** Without the keys whose value is undefined, as a template is read. */
const exact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T

const anyStage = (id: string): fc.Arbitrary<Stage> =>
  fc
    .record({
      steps: ids(4),
      rows: ids(3),
      columns: ids(3),
      hasGrid: fc.boolean(),
    })
    .chain(({ steps, rows, columns, hasGrid }) => {
      const some = (of: readonly string[]) => fc.subarray([...of], { minLength: 1 })
      const anyStep = (step: string): fc.Arbitrary<Step> =>
        fc
          .record({
            kind: fc.constantFrom<Step['kind']>('open', 'alone', 'together', 'plenary', 'close'),
            minutes: fc.integer({ min: 0, max: 30 }),
            title: optional(text),
            say: optional(text),
            pages: optional(fc.array(hasGrid ? some(rows) : fc.constant<string[]>([]), { maxLength: 2 })),
            presents: optional(hasGrid ? some(columns) : fc.constant<string[]>([])),
            about: optional(hasGrid ? some(columns) : fc.constant<string[]>([])),
            optional: optional(fc.boolean()),
            straightToRoom: optional(fc.boolean()),
            movedBy: optional(fc.constant('table' as const)),
            talk: optional(fc.constantFrom('spoken' as const, 'silent' as const)),
            phonesDown: optional(fc.boolean()),
            followUp: optional(fc.boolean()),
            hat: optional(fc.constantFrom('papers' as const, 'reading' as const)),
            guide: optional(fc.array(word, { maxLength: 2 })),
          })
          .map((rest) => exact({ id: step, ...rest }) as Step)
      const anyCell = (row: string, column: string): fc.Arbitrary<Cell> =>
        fc
          .record({
            prompt: text,
            questions: fc.array(text, { maxLength: 2 }),
            opens: fc.oneof(
              fc.constant({}),
              fc.constantFrom('together' as const, 'plenary' as const).map((opensAt) => ({ opensAt })),
              fc.constantFrom(...steps).map((opensAtStep) => ({ opensAtStep })),
            ),
            staysAtTable: optional(fc.boolean()),
            staysWithMe: optional(fc.boolean()),
            presenterOnly: optional(fc.boolean()),
            actionPoints: optional(fc.boolean()),
            asks: optional(fc.constant('question' as const)),
          })
          .map(({ opens, ...rest }) => exact({ row, column, ...rest, ...opens }) as Cell)
      const line = (name: string) => ({ id: name, title: name })
      return fc
        .record({
          steps: fc.tuple(...steps.map(anyStep)),
          cells: fc.tuple(...rows.flatMap((row) => columns.map((column) => anyCell(row, column)))),
          title: text,
          actionPoints: optional(fc.boolean()),
        })
        .map(
          ({ cells, ...rest }) =>
            exact({
              id,
              ...rest,
              grid: hasGrid ? { rows: rows.map(line), columns: columns.map(line), cells } : undefined,
            }) as Stage,
        )
    })

/** Groups of neighbouring stages, none in two of them. */
const anyRounds = (stages: readonly Stage[]): fc.Arbitrary<readonly Rounds[] | undefined> =>
  fc
    .array(
      fc.record({
        skip: fc.nat({ max: 2 }),
        length: fc.integer({ min: 1, max: 3 }),
        presenters: fc.integer({ min: 1, max: 4 }),
        order: optional(fc.constantFrom('asked' as const, 'drawn' as const)),
        bids: fc.option(fc.nat({ max: 8 }), { nil: undefined }),
      }),
      { maxLength: 2 },
    )
    .map((wishes) => {
      const groups: { stages: readonly string[]; from: number; wish: (typeof wishes)[number] }[] = []
      let from = 0
      for (const wish of wishes) {
        from += wish.skip
        const group = stages.slice(from, from + wish.length).map(({ id }) => id)
        if (group.length > 0) groups.push({ stages: group, from, wish })
        from += group.length
      }
      const used = new Set(groups.flatMap((group) => group.stages))
      const rounds = groups.map(({ stages: group, from: at, wish }, index) => {
        const cells = stages
          .slice(0, at)
          .filter(({ id }) => !used.has(id))
          .flatMap((stage) =>
            (stage.grid?.cells ?? []).map((cell) => cellId(stage.id, cell.row, cell.column)),
          )
        const bids = wish.bids === undefined ? undefined : cells[wish.bids % Math.max(1, cells.length)]
        return exact({
          id: `r${index}`,
          stages: group,
          presenters: wish.presenters,
          order: wish.order,
          bids,
        }) as Rounds
      })
      return rounds.length > 0 ? rounds : undefined
    })

export const anyTemplate: fc.Arbitrary<Template> = ids(5)
  .chain((names) => fc.tuple(...names.map(anyStage)))
  .chain((stages) =>
    fc.record({
      stages: fc.constant(stages),
      rounds: anyRounds(stages),
      names: optional(fc.constant('never' as const)),
      airtime: optional(fc.boolean()),
    }),
  )
  .map((rest) => exact({ format: 2, id: 'any', name: 'Any', about: '', ...rest }) as Template)
