import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { loadAgain } from '../../lib/load-again.ts'
import type { TemplatesModel } from '../../models/device/template-types.ts'
import { useApp, useWords } from '../context/context.ts'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'

const TemplatesContext = createContext<TemplatesModel | undefined>(undefined)

export const useTemplates = (): TemplatesModel => {
  const templates = useContext(TemplatesContext)
  if (!templates) throw new Error('A template view was drawn outside of <WithTemplates>')
  return templates
}

/** Fetches this person's own templates, then draws what is inside. */
export const WithTemplates = ({ children }: { readonly children: ComponentChildren }) => {
  const app = useApp()
  const common = useWords('common')
  const [templates, setTemplates] = useState<TemplatesModel>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let current = true
    loadAgain(() => app.templates()).then(
      (loaded) => current && setTemplates(loaded),
      (error: unknown) => {
        console.error(error)
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [app])
  if (failed) {
    return (
      <Page title={common.app} onBack={() => app.go({ at: 'home' })}>
        <p role="alert">{common.somethingWrong}</p>
      </Page>
    )
  }
  if (!templates) return <Waiting />
  return <TemplatesContext.Provider value={templates}>{children}</TemplatesContext.Provider>
}
