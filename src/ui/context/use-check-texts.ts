import { useMemo } from 'preact/hooks'
import { type CheckTexts, checkTextsOf } from '../../i18n/check-texts.ts'
import { useLanguage } from './context.ts'

export const useCheckTexts = (): CheckTexts => {
  const { tag } = useLanguage()
  return useMemo(() => checkTextsOf(tag), [tag])
}
