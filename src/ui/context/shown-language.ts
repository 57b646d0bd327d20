import { useEffect, useMemo, useState } from 'preact/hooks'
import { createCatalogue } from '../../i18n/catalogue.ts'
import { type Languages, languages as ourLanguages } from '../../i18n/languages.ts'
import { formatsOf, localeFor } from '../../i18n/parts/formats.ts'
import { loadAgain } from '../../lib/load-again.ts'
import type { Surroundings } from './surroundings.ts'

const loadComposer = () => import('./say-templates.ts')

/**
 * The language to show, and its catalogue; undefined until the first words of one are here.
 * @param chosen the tag that is chosen on this device
 */
export const useShownLanguage = (
  chosen: string,
  languages: Languages = ourLanguages,
): Pick<Surroundings, 'catalogue' | 'language'> | undefined => {
  const catalogue = useMemo(() => createCatalogue(languages, loadComposer), [languages])
  const [before, setBefore] = useState<string>()
  // Until the first words of a newly chosen language are here, the one before stays.
  const shown = catalogue.hasFirst(chosen) ? chosen : before
  useEffect(() => {
    if (catalogue.hasFirst(chosen)) return setBefore(chosen)
    loadAgain(() => catalogue.loadFirst(chosen)).then(
      () => setBefore(chosen),
      (error: unknown) => {
        console.error(error)
        // The source language came with the program.
        setBefore((known) => known ?? '')
      },
    )
  }, [catalogue, chosen])
  return useMemo(() => {
    if (shown === undefined) return undefined
    const { tag, direction } = catalogue.entryOf(shown)
    const formats = formatsOf(localeFor(tag, navigator.languages))
    return { catalogue, language: { tag, direction, formats, say: catalogue.sayOf(tag) } }
  }, [catalogue, shown])
}
