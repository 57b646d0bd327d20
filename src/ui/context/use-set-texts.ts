import { useMemo } from 'preact/hooks'
import { type SetTexts, setTextsOf } from '../../i18n/set-texts.ts'
import { useLanguage } from './context.ts'

export const useSetTexts = (): SetTexts => {
  const { tag } = useLanguage()
  return useMemo(() => setTextsOf(tag), [tag])
}
