import type { ReadonlySignal } from '@preact/signals'
import type { HatAdvice } from '../../domain/hat/hat.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { CellId, Place } from '../../domain/template/template.ts'
import type { Result } from '../../lib/result.ts'

/** The hat of a meeting, as views use it. */
export interface HatModel {
  /** The hat of the stage that is on this screen; undefined where the stage passes none round. */
  readonly hat: ReadonlySignal<HatView | undefined>
  /** What its person has on paper for that hat; on this device only, until the papers are called for. */
  readonly paper: ReadonlySignal<MyPaper>
  write(text: string): Acted
  /** Folds the paper: as it is now it goes into the hat when papers are called for. Without it a blank one goes. */
  fold(): void
  unfold(): void
  /** Puts an opened paper on my table's grid, as a note like any other. */
  putOnTable(paper: string, cell: CellId): Acted
  /** What only a facilitator may do. */
  readonly lead: ReadonlySignal<HatLead | undefined>
}

export interface MyPaper {
  readonly text: string
  readonly folded: boolean
}

export interface HatView {
  /** The step at which papers are put in. */
  readonly place: Place
  /** 'writing': nobody has called for papers yet. 'calling': each device puts in one. 'open': all were opened. */
  readonly phase: 'writing' | 'calling' | 'open'
  /** The screen is on the step of the papers, or on a later one of its stage. */
  readonly at: 'before' | 'papers' | 'after'
  /** The screen is on the step at which papers are read aloud. */
  readonly isReading: boolean
  /** Cells whose questions the papers answer, and that take what was read. */
  readonly cells: readonly CellId[]
  readonly advice: HatAdvice | undefined
  /** Papers that are in, of so many devices. */
  readonly in: number
  readonly of: number
  /** More papers than devices: somebody has put in more than one. */
  readonly tooMany: boolean
  /** Fewer than hide anybody. */
  readonly tooFew: boolean
  /** This device's own paper; 'none' on a facilitator's device, which puts in none. */
  readonly mine: 'none' | 'here' | 'on-its-way' | 'in' | 'missed'
  /** Once opened: the written ones, in the order of reading, and how many were blank. */
  readonly papers: readonly string[]
  readonly blank: number
  /** Which one is read aloud now, from 0. */
  readonly reading: number | undefined
}

export interface HatLead {
  /** Calls for the papers: from now on each device puts in one. */
  call(): Promise<Acted>
  /** 'no-key': papers were sealed before this device was a facilitator's. 'too-few': it would hide nobody. */
  open(): Promise<Result<void, Refusal | 'no-key' | 'too-few'>>
  /** Shows this paper everywhere; undefined: none. */
  read(index: number | undefined): Promise<Acted>
  /** Takes back the call: papers that are in are thrown away unread, and every device keeps its person's words. */
  startAgain(): Promise<Acted>
}
