import { useMemo } from 'preact/hooks'
import type { Formats } from '../../i18n/formats.ts'
import type { Texts } from '../../i18n/texts.ts'
import { useFormats, useTexts } from '../context/context.ts'

/** The catalogue and the formats, handed down once: a component that asks for them itself is one more to keep. */
export interface ReadoutWords {
  readonly texts: Texts
  readonly formats: Formats
}

export const useReadoutWords = (): ReadoutWords => {
  const texts = useTexts()
  const formats = useFormats()
  return useMemo(() => ({ texts, formats }), [texts, formats])
}
