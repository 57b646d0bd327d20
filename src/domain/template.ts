/**
 * A practice, described as data. The engine and every view read this; none of them knows a template by name.
 * Ids are short, stable, lower-case words: private notes and shared notes refer to cells by them.
 */
export interface Template {
  readonly format: 1
  /** Stable name of a built-in template ('action-learning-meeting'), or a random id for one's own. */
  readonly id: string
  readonly name: string
  /** One sentence that helps a facilitator choose. */
  readonly about: string
  readonly stages: readonly Stage[]
}

export interface Stage {
  readonly id: StageId
  readonly title: string
  readonly steps: readonly Step[]
  /** A stage without a grid (Open, Close) is only spoken. */
  readonly grid?: Grid
  /** Whether people make action points in this stage. */
  readonly actionPoints?: boolean
}

/** Who speaks with whom: nobody yet, oneself, the small group, the whole room, everybody before leaving. */
export type StepKind = 'open' | 'alone' | 'together' | 'plenary' | 'close'

export interface Step {
  readonly id: StepId
  readonly kind: StepKind
  readonly minutes: number
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
  /** Notes of this cell never leave the table. */
  readonly staysAtTable?: boolean
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
