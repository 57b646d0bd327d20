/**
 * A practice, described as data. The engine and every view read this; none of them knows a template by name.
 * Ids are short, stable, lower-case words: private notes and shared notes refer to cells by them.
 */
export interface Template {
  /** 1: without what is marked "since 2" below. New templates are written as `templateFormat`. */
  readonly format: 1 | 2
  /** Stable name of a built-in template ('action-learning-meeting'), or a random id for one's own. */
  readonly id: string
  readonly name: string
  /** One sentence that helps a facilitator choose. */
  readonly about: string
  readonly stages: readonly Stage[]
  /** Stages that are repeated, once for each presenter of a table; no stage in two of them. Since 2. */
  readonly rounds?: readonly Rounds[]
  /** 'never': a meeting of this kind keeps no writers' names. Absent: set-up asks. Since 2. */
  readonly names?: 'never'
  /** Whether a table may turn on the bars of who speaks how long. Since 2. */
  readonly airtime?: boolean
}

/** Whether tables go round by presenter: what people call a set. */
export const isSet = (template: Template | undefined): boolean => (template?.rounds?.length ?? 0) > 0

/** Whether a meeting of this template may show writers' names, as set-up asked for. */
export const showsNames = (template: Template | undefined, asked: boolean): boolean =>
  asked && template?.names !== 'never'

/** The format of templates that are written now; older ones stay readable, newer ones are refused. */
export const templateFormat = 2

/**
 * A stage, or neighbouring stages, gone through once for each presenter at a table. In a running meeting each presenter
 * has stages of their own (`unrollRounds` in unrolled.ts), so that every place and every cell still has one name.
 */
export interface Rounds {
  readonly id: string
  /** Neighbours, in the template's order. */
  readonly stages: readonly StageId[]
  /** How many turns there are. */
  readonly presenters: number
  /** The cell of an earlier stage in which people ask for time; its notes are the turn order. */
  readonly bids?: CellId
  /** 'asked': the order of the bids on the grid, which the table may rearrange. 'drawn': by lot. Absent: 'asked'. */
  readonly order?: 'asked' | 'drawn'
}

export interface Stage {
  readonly id: StageId
  readonly title: string
  readonly steps: readonly Step[]
  /** A stage without a grid (Open, Close) is only spoken. */
  readonly grid?: Grid
  /** Whether people make action points in this stage. */
  readonly actionPoints?: boolean
  /** In a running meeting only, never in data: which turn this stage is, and in which rounds. */
  readonly round?: StageRound
}

interface StageRound {
  readonly rounds: Rounds
  /** The stage's id in the template. */
  readonly base: StageId
  /** 1, 2, 3 ... */
  readonly turn: number
}

/** Who speaks together: nobody yet, oneself, the small group, the whole room, everybody before leaving. */
export const stepKinds = ['open', 'alone', 'together', 'plenary', 'close'] as const
export type StepKind = (typeof stepKinds)[number]

export interface Step {
  readonly id: StepId
  readonly kind: StepKind
  readonly minutes: number
  /** What this step is called ('Questions'); absent: by who speaks together. Since 2. */
  readonly title?: string
  /** What the room is told or asked in this step, one or two short sentences. */
  readonly say?: string
  /** 'alone': the rows shown on each short page, in order ([['mine'], ['ours']]); absent means one page with all rows. */
  readonly pages?: readonly (readonly string[])[]
  /** 'plenary': the columns that are presented; absent means all. */
  readonly presents?: readonly string[]
  /** The facilitator may leave this step out without ado. */
  readonly optional?: boolean
  /** A private note may go straight to the room while this step's stage is looked at. */
  readonly straightToRoom?: boolean
  /** 'table': the table's own timekeeper moves it, at the table's pace. Absent: the facilitator. Since 2. */
  readonly movedBy?: 'table'
  /** 'spoken': nothing is written by plan. 'silent': nobody speaks. Since 2. */
  readonly talk?: 'spoken' | 'silent'
  /** Only the timekeeper's phone is in a hand. Since 2. */
  readonly phonesDown?: boolean
  /** With `phonesDown`: one more phone stays up, for one person who writes down what the others say. Since 2. */
  readonly wordKeeper?: boolean
  /** In a stage of rounds: only in this turn, and not where it is the last one: a break. Since 2. */
  readonly afterTurn?: number
  /** Action points of the meetings that this one continues are looked at here. Since 2. */
  readonly followUp?: boolean
  /** 'papers': every device puts one paper into the hat. 'reading': all are opened at once and read aloud. Since 2. */
  readonly hat?: 'papers' | 'reading'
  /** With `hat`: the columns whose cells ask what the papers answer, and take what was read; absent: all. Since 2. */
  readonly about?: readonly string[]
  /** Pages of the facilitator's guide that help at this step, the best one first; unknown ones are passed over. Since 2. */
  readonly guide?: readonly string[]
}

export interface Grid {
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** Exactly one for each row and column. */
  readonly cells: readonly Cell[]
}

export interface GridLine {
  readonly id: string
  readonly title: string
}

export interface Cell {
  readonly row: string
  readonly column: string
  /** The question of this cell ("What did I do that went well?"). */
  readonly prompt: string
  /** Self-questions, shown while one writes alone. */
  readonly questions: readonly string[]
  /** The first step kind at which the cell can be written in; absent means from the start of the stage. */
  readonly opensAt?: 'together' | 'plenary'
  /** The step of its stage at which the cell can be written in, instead of `opensAt`. Since 2. */
  readonly opensAtStep?: StepId
  /** Notes of this cell never leave the table. */
  readonly staysAtTable?: boolean
  /** Notes of this cell never leave their writer's device. Since 2. */
  readonly staysWithMe?: boolean
  /** In a stage of rounds: only the presenter writes here, and shares what is written here. Since 2. */
  readonly presenterOnly?: boolean
  /** What is written here can become an action point (who, how, by when) by anyone who may share it. Since 2. */
  readonly actionPoints?: boolean
  /** 'question': an open question is asked for here, so that writers may be told when theirs is none. Since 2. */
  readonly asks?: 'question'
}

export type StageId = string
export type StepId = string
/** `stage/row/column`. */
export type CellId = string

export const cellId = (stage: StageId, row: string, column: string): CellId => `${stage}/${row}/${column}`

/** Where a room or a person is. */
export interface Place {
  readonly stage: StageId
  readonly step: StepId
}
