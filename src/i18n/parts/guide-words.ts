import type { GuideSectionId, GuideTopicId } from '../../domain/template/guide-topics.ts'

/** One page of the facilitator's guide, short enough for a phone. */
export interface GuideTopic {
  readonly title: string
  /** The heart of it, in one to three sentences. */
  readonly lead: string
  readonly parts: readonly GuidePart[]
}

export type GuidePart =
  /** Words that can be said as they stand. */
  | { readonly say: readonly string[] }
  /** What to do, what to watch for. */
  | { readonly do: readonly string[] }
  | { readonly avoid: readonly string[] }
  /** Questions that can be asked as they stand. */
  | { readonly ask: readonly string[] }
  /** What one hears, and what one can answer. */
  | { readonly answers: readonly { readonly heard: string; readonly answer: string }[] }
  /** Parts of a meeting and their minutes. */
  | { readonly times: readonly { readonly part: string; readonly minutes: number }[] }
  | { readonly text: string }

export interface GuideWords {
  readonly title: string
  readonly contents: string
  readonly now: string
  readonly related: string
  readonly backToContents: string
  readonly rehearse: string
  readonly rehearseFailed: string
  readonly minutes: (minutes: string) => string
  readonly heads: Readonly<Record<'say' | 'do' | 'avoid' | 'ask' | 'answers' | 'times', string>>
  readonly sections: Readonly<Record<GuideSectionId, string>>
  readonly topics: Readonly<Record<GuideTopicId, GuideTopic>>
}
