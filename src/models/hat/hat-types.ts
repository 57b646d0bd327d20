import type { ReadonlySignal } from '@preact/signals'
import type { HatAdvice } from '../../domain/hat/hat.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { CellId, Place } from '../../domain/template/template.ts'
import type { Result } from '../../lib/result.ts'
import type { PaperFate } from '../../meeting/protocols/hat-reading.ts'

/** The hat of a meeting, as views use it. */
export interface HatModel {
  /** The hat of the step that is on this screen; undefined where none goes round. */
  readonly hat: ReadonlySignal<HatView | undefined>
  /** What its person has on paper for that hat; on this device only, until the papers are called for. */
  readonly paper: ReadonlySignal<MyPaper>
  write(text: string): Acted
  /** Folds the paper: as it is now it goes into the hat when papers are called for. Without it a blank one goes. */
  fold(): void
  unfold(): void
  /** Offers to read aloud what is in the hat. */
  offer(): Promise<void>
  withdrawOffer(): void
  /** What became of the paper in this person's hand. */
  finish(how: PaperFate): void
  /** The rest is not read; anybody may say so. */
  enough(): Promise<Acted>
  /** Puts a kept paper on my table's grid, as a note like any other. */
  putOnTable(paper: string, cell: CellId): Acted
  /** What only a facilitator may do. */
  readonly lead: ReadonlySignal<HatLead | undefined>
  /** Whether this facilitator's device puts in a paper as well. */
  readonly joins: ReadonlySignal<boolean>
  join(wants: boolean): void
}

export interface MyPaper {
  readonly text: string
  readonly folded: boolean
}

export interface HatView {
  /** The step at which papers are put in. */
  readonly place: Place
  /**
   * 'writing': nobody has called for papers yet. 'calling': each device puts in one. 'reading': it is open, and one paper
   * after the other is read aloud. 'over': what was unread is deleted.
   */
  readonly phase: 'writing' | 'calling' | 'reading' | 'over'
  /** The screen is on the step of the papers, or on a later one of its stage. */
  readonly at: 'before' | 'papers' | 'after'
  /** The screen is on the step at which papers are read aloud. */
  readonly isReading: boolean
  /** The template passes it round here; else it was called for by the facilitator. */
  readonly isPlanned: boolean
  /** It goes round, or has. */
  readonly isPassed: boolean
  /** Cells whose questions the papers answer, and that take what the room has kept. */
  readonly cells: readonly CellId[]
  readonly advice: HatAdvice | undefined
  /** Papers that are in, of so many devices. */
  readonly in: number
  readonly of: number
  /** More papers than devices: somebody has put in more than one. */
  readonly tooMany: boolean
  /** Fewer than hide anybody. */
  readonly tooFew: boolean
  /** This device's own paper; 'none' on a facilitator's device that puts in none. */
  readonly mine: 'none' | 'here' | 'on-its-way' | 'in' | 'missed'
  /** How long one can still fold, while papers are called for. */
  readonly secondsLeft: number | undefined
  /** Once opened: how many are written and blank, how many are behind the room, and how many of those were set aside. */
  readonly written: number
  readonly blank: number
  readonly done: number
  readonly aside: number
  /** Papers that the room has kept. */
  readonly kept: readonly string[]
  /** Who reads now. */
  readonly reader: 'me' | 'somebody' | 'nobody'
  /** The paper of now, on its reader's device only. */
  readonly words: string | undefined
  /** This device's person has offered to read. */
  readonly offered: boolean
  /** ... and has just read their share. */
  readonly rests: boolean
  /** This facilitator's device hands out the papers. */
  readonly keepsHere: boolean
}

export interface HatLead {
  /** Passes a hat round at the step on screen: from now on people write. */
  pass(): Promise<Acted>
  /** Calls for the papers: from now on each device puts in one. */
  call(): Promise<Acted>
  /** 'no-key': papers were sealed before this device was a facilitator's. 'too-few': it would hide nobody. */
  open(): Promise<Result<void, Refusal | 'no-key' | 'too-few'>>
  /** Hands out the papers from this device, where the one that did is gone. */
  takeOver(): Promise<Result<void, Refusal | 'no-key'>>
  /** Somebody else reads on. */
  changeReader(): Promise<Acted>
  /** Takes back the call: papers that are in are thrown away unread, and every device keeps its person's words. */
  startAgain(): Promise<Acted>
}
