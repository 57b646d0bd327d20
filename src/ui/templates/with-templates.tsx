import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { loadAgain } from '../../lib/load-again.ts'
import type { TemplatesModel } from '../../models/device/template-types.ts'
import { useApp, useWords } from '../context/context.ts'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { useFetched } from '../parts/use-fetched.ts'

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
  const { value: templates, failed } = useFetched(() => loadAgain(() => app.templates()), [app])
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
