/** The words that an export puts around what people wrote, in one language. Handed in, so that no export knows a language. */
export interface ExportLabels {
  readonly focus: string
  readonly points: string
  readonly noPoints: string
  readonly learned: string
  /** An action point as one sentence, with a full stop; parts that are not filled in are empty. `when` is an ISO date. */
  point(parts: PointWords): string
  /** Said of a point that nobody has taken yet. */
  readonly openPoint: string
  cell(row: string, column: string): string
  readonly stageEmpty: string
  /** How many of how many tables made a theme's point. */
  agree(tables: number, of: number): string
  readonly starred: string
  readonly parked: string
  /** Notes of cells that the template no longer has. */
  readonly elsewhere: string
  /** Heading for the action points of the meeting that this one continues. */
  earlier(title: string): string
  withdrawn(count: number): string
  hidden(count: number): string
  readonly column: PointWords & { readonly taken: string; readonly table: string }
  readonly yes: string
  readonly no: string
}

export interface PointWords {
  readonly who: string
  readonly what: string
  readonly how: string
  readonly when: string
  readonly asks: string
}
