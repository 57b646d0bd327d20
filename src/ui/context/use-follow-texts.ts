import { useMemo } from 'preact/hooks'
import type { FollowTexts } from '../../i18n/en/follow.ts'
import { followTextsOf } from '../../i18n/follow-texts.ts'
import { useLanguage } from './context.ts'

export const useFollowTexts = (): FollowTexts => {
  const { tag } = useLanguage()
  return useMemo(() => followTextsOf(tag), [tag])
}
