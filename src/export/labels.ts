import type { PointPart } from '../domain/outcome/action-point.ts'
import type { OutcomeState } from '../domain/records/records.ts'

/** The words that an export puts around what people wrote, in one language. Handed in, so that no export knows a language. */
export interface ExportLabels {
  /** The language of these words, as a BCP 47 tag, and the way it is read. */
  readonly language: { readonly tag: string; readonly direction: 'ltr' | 'rtl' }
  /** Words that come with a template, in this language where they are known, else as they were written. */
  say(text: string): string
  /** An ISO date in words, the same on every device that has this language; the text itself where it is no date. */
  day(iso: string): string
  readonly focus: string
  readonly points: string
  readonly noPoints: string
  readonly learned: string
  /** An action point as one sentence, with a full stop; parts that are not filled in are empty. `when` is in words (`day`). */
  point(parts: PointWords): string
  /** How an action point will be done, by itself. */
  by(how: string): string
  /** For a point that nobody has taken, and for which nobody is named. */
  readonly openPoint: string
  /** A name that others have put down: nobody has said "I'll take it". */
  proposed(who: string): string
  /** An earlier meeting's action point: who wanted to do what, without its day, no full stop. */
  promised(parts: Pick<PointWords, 'who' | 'what' | 'how'>): string
  /** What became of it, and the day that it was for, '' where there was none; no full stop. */
  became(outcome: string, day: string): string
  /** What was learned from an action point, with its own full stop left as it is. */
  lesson(learned: string): string
  cell(row: string, column: string): string
  /** One presenter's turn of several. */
  turn(stage: string, turn: number): string
  readonly stageEmpty: string
  /** How many of how many tables made a theme's point. */
  agree(tables: number, of: number): string
  /** Shown for a theme without a name. */
  readonly unnamedTheme: string
  tableCount(count: number): string
  /** A table that has no name of its own. */
  table(number: number): string
  readonly starred: string
  readonly parked: string
  /** Notes of cells that the template no longer has. */
  readonly elsewhere: string
  /** Heading for the action points of the meetings that this one continues. */
  readonly becameOf: string
  /** Which meeting, and its day in words or ''. */
  meeting(title: string, day: string): string
  /** Which meeting an action point comes from; as `meeting` says it. */
  fromMeeting(meeting: string): string
  /** Heading for what was learned from points that are settled. */
  readonly lessons: string
  /** In place of notes that stand under `learned` already. */
  readonly seeLearned: string
  /** Heading of the list of what is in a long document. */
  readonly contents: string
  /** When people meet again, as a sentence; the day in words, or '' while it is open, and what it is called, or ''. */
  meetAgain(day: string, title: string): string
  withdrawn(count: number): string
  hidden(count: number): string
  /** Heading for what became of action points meeting by meeting, and the words of its columns. */
  readonly history: string
  readonly thisMeeting: string
  readonly tally: Readonly<Record<'meeting' | 'actedOn' | 'changed' | 'letGo' | 'stillOpen', string>>
  /** What became of an action point of an earlier meeting. */
  readonly outcome: Readonly<Record<OutcomeState, string>>
  readonly column: PointWords & Readonly<Record<'taken' | 'table' | 'outcome' | 'meeting', string>>
  readonly calendar: CalendarLabels
  /** At the foot of each page. */
  readonly madeWith: string
  readonly yes: string
  readonly no: string
}

export type PointWords = Readonly<Record<PointPart, string>>

/** The words around an action point or a promise in a calendar. */
export interface CalendarLabels {
  /** The entry's title in everybody's calendar. */
  title(who: string, what: string): string
  /** The entry's title in one's own. */
  mine(what: string): string
  /** ... and in that of the one who asks about it. */
  asking(who: string, what: string): string
  asks(who: string): string
  /** The entry's title where it is an earlier meeting's and still open; `title` as above. */
  stillOpen(title: string): string
  /** Which meeting it comes from. */
  from(meeting: string): string
  /** How the app is opened for a next meeting. */
  readonly opensBy: string
}
