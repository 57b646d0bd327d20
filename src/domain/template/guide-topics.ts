import type { StepKind } from './template.ts'

/** The pages of the facilitator's guide, in reading order; their words are in `i18n/guide`, one file per language. */
export const guideSections = [
  { id: 'before', topics: ['begin', 'introduce', 'ground-rules', 'your-role', 'room'] },
  {
    id: 'steps',
    topics: ['step-open', 'step-alone', 'step-together', 'step-plenary', 'plan', 'step-close', 'follow-up'],
  },
  {
    id: 'hard',
    topics: ['stuck', 'one-voice', 'silence', 'tears', 'boss', 'anger', 'late', 'no-phone'],
  },
  {
    id: 'helping',
    topics: ['how-are-we', 'agree-problem', 'question-instead', 'how-we-work', 'debrief'],
  },
  { id: 'asking', topics: ['questions', 'advice'] },
  {
    id: 'sets',
    topics: [
      'set',
      'set-bids',
      'set-challenge',
      'set-questions',
      'set-reflection',
      'set-perspectives',
      'set-commitment',
      'set-review',
    ],
  },
  { id: 'held-back', topics: ['inaction', 'hat', 'hat-paper', 'read-aloud', 'leave'] },
  { id: 'growing', topics: ['grow', 'sources'] },
] as const

export type GuideSectionId = (typeof guideSections)[number]['id']
export type GuideTopicId = (typeof guideSections)[number]['topics'][number]

const allTopics: readonly string[] = guideSections.flatMap(({ topics }) => [...topics])

export const isGuideTopic = (id: string): id is GuideTopicId => allTopics.includes(id)

/** Where to read on. */
export const relatedTopics: Partial<Readonly<Record<GuideTopicId, readonly GuideTopicId[]>>> = {
  begin: ['introduce', 'your-role'],
  introduce: ['ground-rules', 'begin'],
  'ground-rules': ['boss', 'tears'],
  'your-role': ['questions', 'grow'],
  room: ['no-phone', 'step-open'],
  'step-open': ['ground-rules', 'introduce', 'follow-up'],
  'step-alone': ['questions', 'silence'],
  'step-together': ['stuck', 'one-voice', 'boss'],
  'step-plenary': ['late', 'silence', 'anger'],
  plan: ['follow-up', 'set-commitment'],
  'step-close': ['follow-up', 'grow'],
  'follow-up': ['plan', 'inaction'],
  stuck: ['questions', 'silence'],
  'one-voice': ['boss', 'your-role'],
  silence: ['questions', 'inaction'],
  tears: ['ground-rules', 'leave'],
  boss: ['one-voice', 'hat'],
  anger: ['ground-rules', 'tears'],
  late: ['plan', 'step-close'],
  'no-phone': ['room', 'hat-paper'],
  questions: ['advice', 'set-questions'],
  advice: ['set-questions', 'questions'],
  set: ['set-bids', 'set-questions', 'ground-rules'],
  'set-bids': ['set-challenge', 'set'],
  'set-challenge': ['set-questions'],
  'set-questions': ['advice', 'questions'],
  'set-reflection': ['set-perspectives'],
  'set-perspectives': ['set-commitment', 'advice'],
  'set-commitment': ['set-review', 'plan'],
  'set-review': ['grow', 'inaction'],
  inaction: ['hat', 'ground-rules', 'leave'],
  hat: ['hat-paper', 'read-aloud'],
  'hat-paper': ['hat', 'read-aloud'],
  'read-aloud': ['tears', 'leave'],
  leave: ['step-close', 'tears'],
  grow: ['your-role', 'set'],
  sources: ['begin', 'inaction'],
  'how-are-we': ['one-voice', 'silence'],
  'agree-problem': ['questions', 'stuck'],
  'question-instead': ['advice', 'questions'],
  'how-we-work': ['set-review', 'grow'],
  debrief: ['grow', 'your-role'],
}

/** What can be said in the middle of it, whatever the step is. */
export const helpingTopics: readonly GuideTopicId[] = [
  'how-are-we',
  'agree-problem',
  'question-instead',
  'how-we-work',
  'debrief',
]

/** What helps at a step whose template names no page. */
const byKind: Readonly<Record<StepKind, readonly GuideTopicId[]>> = {
  open: ['step-open', 'ground-rules', 'introduce'],
  alone: ['step-alone', 'questions'],
  together: ['step-together', 'stuck', 'one-voice', 'questions'],
  plenary: ['step-plenary', 'late', 'silence'],
  close: ['step-close', 'follow-up'],
}

/** As much of a step as the guide looks at. */
interface GuidedStep {
  readonly kind: string
  readonly guide?: readonly string[] | undefined
}

const generally: readonly GuideTopicId[] = ['begin', 'introduce', 'ground-rules']

/**
 * The guide's pages for a step, the most fitting one first: those that the template names, then those for its kind of
 * step. Names that this version does not know are passed over. Never empty.
 */
export const topicsForStep = (step: GuidedStep | undefined): readonly GuideTopicId[] => {
  const named = (step?.guide ?? []).filter(isGuideTopic)
  const usual = step ? (Object.hasOwn(byKind, step.kind) ? byKind[step.kind as StepKind] : []) : []
  const found = [...new Set([...named, ...usual])]
  return found.length > 0 ? found : generally
}
