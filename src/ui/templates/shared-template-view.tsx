import type { Template } from '../../domain/template/template.ts'
import { refuse } from '../../lib/result.ts'
import { useAct, useApp, useFormats, useNotices, useRemembered, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { Page } from '../parts/frame/page.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { refusalWords } from './fault-words.ts'
import { PhonePreview } from './phone-preview.tsx'
import { rememberedTemplate } from './remembered-draft.ts'
import { totalMinutes } from './total-minutes.ts'
import { useTemplates, WithTemplates } from './with-templates.tsx'
import './templates.css'

/** A template that came as a link: to look at, and to keep. Nothing is kept by looking. */
export const SharedTemplateView = ({ link }: { readonly link: string }) => (
  <WithTemplates>
    <Shared key={link} link={link} />
  </WithTemplates>
)

const Shared = ({ link }: { readonly link: string }) => {
  const app = useApp()
  const texts = useWords('common')
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const remembered = useRemembered()
  const act = useAct()
  const templates = useTemplates()
  const { value, failed } = useFetched(() => templates.readLink(link), [link, templates])
  const read = failed ? refuse({ refused: 'link-broken' } as const) : value

  const keep = (template: Template, then: 'templates' | 'new') =>
    act(templates.keep(template), (kept) => {
      notices.say(words.kept(kept.name))
      if (then === 'new') remembered.set(rememberedTemplate, kept.id)
      app.go({ at: then }, 'replace')
    })
  if (!read) return <Waiting />
  if (!read.ok) {
    return (
      <Page title={words.sharedTitle} onBack={() => app.go({ at: 'home' }, 'replace')}>
        <Alert>{refusalWords(read.why, words)}</Alert>
        <div>
          <Button onClick={() => app.go({ at: 'home' }, 'replace')}>{texts.toMeetings}</Button>
        </div>
      </Page>
    )
  }
  const template = read.value
  return (
    <Page title={words.sharedTitle} onBack={() => app.go({ at: 'home' }, 'replace')}>
      <p class="soft">{words.sharedAbout}</p>
      <section class="card stack-close">
        <h2 dir="auto">{template.name}</h2>
        <p dir="auto">{template.about}</p>
        <p class="small soft">{words.sum(formats.minutes(totalMinutes(template)), template.stages.length)}</p>
      </section>
      <section class="stack-close" aria-labelledby="shared-template-preview">
        <h2 id="shared-template-preview">{words.preview}</h2>
        <PhonePreview template={template} stage={undefined} />
      </section>
      <div class="template-end" ref={endEdge}>
        <Button kind="quiet" onClick={() => void keep(template, 'templates')}>
          {words.keep}
        </Button>
        <Button kind="main" onClick={() => void keep(template, 'new')}>
          {words.use}
        </Button>
      </div>
    </Page>
  )
}
