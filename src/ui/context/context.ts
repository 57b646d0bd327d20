import type { MeetingModel } from '../../models/meeting/meeting-types.ts'

/** What a view of a meeting is handed. */
export interface MeetingProps {
  readonly meeting: MeetingModel
}

// All that views ask of their surroundings, in one place.
export { useAct } from './act.ts'
export { useApp, useFormats, useGoTo, useLanguage, useNotices, useRemembered } from './surroundings.ts'
export { useSay, useWords } from './words.tsx'
