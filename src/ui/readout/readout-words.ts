import { useMemo } from 'preact/hooks'
import type { Words } from '../../i18n/en/words.ts'
import type { Formats } from '../../i18n/parts/formats.ts'
import { useFormats, useWords } from '../context/context.ts'

/** The catalogue's words and the formats, handed down once: a component that asks for them itself is one more to keep. */
export interface ReadoutWords {
  readonly texts: Pick<Words, 'common' | 'plenary' | 'facilitate'>
  readonly formats: Formats
}

export const useReadoutWords = (): ReadoutWords => {
  const common = useWords('common')
  const plenary = useWords('plenary')
  const facilitate = useWords('facilitate')
  const formats = useFormats()
  return useMemo(
    () => ({ texts: { common, plenary, facilitate }, formats }),
    [common, plenary, facilitate, formats],
  )
}
