import { useCallback } from 'preact/hooks'
import type { Acted } from '../../domain/refusal.ts'
import { useNotices } from './surroundings.ts'
import { useWords } from './words.tsx'

/** Waits for an action; true where it was done. `then` is for what is to be said or shown once it was. */
export type Act = <T>(acted: Acted<T> | Promise<Acted<T>>, then?: (value: T) => void) => Promise<boolean>

/** For what a person has asked for by a button: where it was refused, a notice says why. */
export const useAct = (): Act => {
  const notices = useNotices()
  const { refusal } = useWords('common')
  return useCallback<Act>(
    async (acted, then) => {
      // What is done at once is said at once.
      const result = acted instanceof Promise ? await acted : acted
      if (result.ok) then?.(result.value)
      else notices.say(refusal[result.why])
      return result.ok
    },
    [notices, refusal],
  )
}
