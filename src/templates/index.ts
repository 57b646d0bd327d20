import type { Template } from '../domain/template.ts'
import { actionLearningMeeting } from './action-learning-meeting.ts'
import { actionLearningSet } from './action-learning-set.ts'
import { blank } from './blank.ts'

/**
 * The built-in templates. Invitations name one by its index here: append only, never reorder or remove, or codes that
 * are already printed open the wrong meeting.
 */
export const builtInTemplates: readonly [Template, ...Template[]] = [
  actionLearningMeeting,
  blank,
  actionLearningSet,
]

export { actionLearningMeeting, actionLearningSet, blank }
