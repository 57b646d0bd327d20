import type { GuideWords } from '../../parts/guide-words.ts'
import { advice, questions } from './asking.ts'
import { begin, groundRules, introduce, room, yourRole } from './before.ts'
import { grow, sources } from './growing.ts'
import { anger, boss, late, noPhone, oneVoice, silence, stuck, tears } from './hard.ts'
import { hat, hatPaper, inaction, leave, readAloud } from './held-back.ts'
import {
  set,
  setBids,
  setChallenge,
  setCommitment,
  setPerspectives,
  setQuestions,
  setReflection,
  setReview,
} from './sets.ts'
import { followUp, plan, stepAlone, stepClose, stepOpen, stepPlenary, stepTogether } from './steps.ts'

/** The facilitator's guide in English, the source of the others. */
export const guide: GuideWords = {
  title: 'Guide',
  contents: 'All pages',
  now: 'For this step',
  related: 'Read on',
  backToContents: 'All pages of the guide',
  minutes: (minutes) => `${minutes} min`,
  heads: {
    say: 'You can say',
    do: 'What helps',
    avoid: 'Better not',
    ask: 'You can ask',
    answers: 'If you hear … you can say …',
    times: 'Usual times',
  },
  sections: {
    before: 'Before you begin',
    steps: 'Step by step',
    hard: 'When it gets hard',
    asking: 'Asking',
    sets: 'Action learning sets',
    'held-back': 'What we hold back',
    growing: 'Growing facilitators',
  },
  topics: {
    begin,
    introduce,
    'ground-rules': groundRules,
    'your-role': yourRole,
    room,
    'step-open': stepOpen,
    'step-alone': stepAlone,
    'step-together': stepTogether,
    'step-plenary': stepPlenary,
    plan,
    'step-close': stepClose,
    'follow-up': followUp,
    stuck,
    'one-voice': oneVoice,
    silence,
    tears,
    boss,
    anger,
    late,
    'no-phone': noPhone,
    questions,
    advice,
    set,
    'set-bids': setBids,
    'set-challenge': setChallenge,
    'set-questions': setQuestions,
    'set-reflection': setReflection,
    'set-perspectives': setPerspectives,
    'set-commitment': setCommitment,
    'set-review': setReview,
    inaction,
    hat,
    'hat-paper': hatPaper,
    'read-aloud': readAloud,
    leave,
    grow,
    sources,
  },
}
