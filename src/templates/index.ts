import type { Template } from '../domain/template/template.ts'
import { actionLearningMeeting } from './action-learning-meeting.ts'
import { actionLearningSet } from './action-learning-set.ts'
import { blank } from './blank.ts'
import { learningInaction } from './learning-inaction.ts'
import { startStopContinue } from './start-stop-continue.ts'

/**
 * The built-in templates. Invitations name one by its index here: append only, never reorder or remove, or codes that
 * are already printed open the wrong meeting.
 */
export const builtInTemplates: readonly [Template, ...Template[]] = [
  actionLearningMeeting,
  blank,
  actionLearningSet,
  learningInaction,
  startStopContinue,
]

/** In the order in which a facilitator chooses from them; set-up shows them so. */
export const templatesToChoose: readonly [Template, ...Template[]] = [
  actionLearningMeeting,
  actionLearningSet,
  learningInaction,
  startStopContinue,
  blank,
]

export { actionLearningMeeting, actionLearningSet, blank, learningInaction, startStopContinue }
