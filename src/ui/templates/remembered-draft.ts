import type { MeetingId } from '../../domain/ids.ts'
import type { Remembered } from '../context/remembered.ts'

/** The template that the next set-up begins with. */
export const rememberedTemplate = 'set-up/template'
/** Where the template editor goes back to: 'new' or 'templates'. */
export const rememberedWayBack = 'template/back'
const draftKey = 'set-up/draft'

/** What was typed into the set-up, while one is away changing a template. */
export interface SetUpDraft {
  readonly focus: string
  readonly title: string
  /** Absent: as many as suit the template. */
  readonly tables?: number
  readonly tableNames: readonly string[]
  /** Absent: as suits the template. */
  readonly names?: 'off' | 'on'
  /** The time that there is, in minutes; absent: the template's usual one. */
  readonly length?: number
  readonly presenters?: number
  readonly end: string
  readonly continues: readonly MeetingId[]
}

export const keepDraft = (remembered: Remembered, draft: SetUpDraft): void =>
  remembered.set(draftKey, JSON.stringify(draft))

/** Once: a set-up that is begun anew later is empty. */
export const takeDraft = (remembered: Remembered): SetUpDraft | undefined => {
  const kept = remembered.get(draftKey)
  remembered.set(draftKey, '')
  return kept ? (JSON.parse(kept) as SetUpDraft) : undefined
}
