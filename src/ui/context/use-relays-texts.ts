import { useMemo } from 'preact/hooks'
import type { RelaysTexts } from '../../i18n/en/relays.ts'
import { relaysTextsOf } from '../../i18n/relays-texts.ts'
import { useLanguage } from './context.ts'

export const useRelaysTexts = (): RelaysTexts => {
  const { tag } = useLanguage()
  return useMemo(() => relaysTextsOf(tag), [tag])
}
