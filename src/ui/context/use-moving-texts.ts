import { useMemo } from 'preact/hooks'
import type { MovingTexts } from '../../i18n/en/moving.ts'
import { movingTextsOf } from '../../i18n/moving-texts.ts'
import { useLanguage } from './context.ts'

export const useMovingTexts = (): MovingTexts => {
  const { tag } = useLanguage()
  return useMemo(() => movingTextsOf(tag), [tag])
}
