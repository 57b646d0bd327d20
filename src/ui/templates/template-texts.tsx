import { type ComponentChildren, createContext, type JSX } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { TemplateTexts } from '../../i18n/en/templates.ts'
import { loadTemplateTexts } from '../../i18n/load-template-texts.ts'
import { loadAgain } from '../../lib/load-again.ts'
import type { TemplatesModel } from '../../models/device/template-types.ts'
import { useApp, useLanguage, useTexts } from '../context/context.ts'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'

interface Loaded {
  readonly texts: TemplateTexts
  readonly templates: TemplatesModel
}

const LoadedContext = createContext<Loaded | undefined>(undefined)

const useLoaded = (): Loaded => {
  const loaded = useContext(LoadedContext)
  if (!loaded) throw new Error('A template view was drawn outside of <WithTemplates>')
  return loaded
}

export const useTemplateTexts = (): TemplateTexts => useLoaded().texts
export const useTemplates = (): TemplatesModel => useLoaded().templates

/** Fetches the words of the template views and this person's own templates, then draws what is inside. */
export const WithTemplates = ({ children }: { readonly children: ComponentChildren }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const { tag } = useLanguage()
  const [loaded, setLoaded] = useState<Loaded>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let current = true
    loadAgain(() => Promise.all([loadTemplateTexts(tag), app.templates()])).then(
      ([words, templates]) => current && setLoaded({ texts: words, templates }),
      (error: unknown) => {
        console.error(error)
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [tag, app])
  if (failed) {
    return (
      <Page title={texts.common.app} onBack={() => app.go({ at: 'home' })}>
        <p role="alert">{texts.common.somethingWrong}</p>
      </Page>
    )
  }
  return loaded ? <LoadedContext.Provider value={loaded}>{children}</LoadedContext.Provider> : <Waiting />
}
