import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Template } from '../../domain/template/template.ts'
import type { TemplateRefusal } from '../../models/device/template-types.ts'
import { useApp, useFormats, useNotices, useRemembered } from '../context/context.ts'
import { useWords } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { Page } from '../parts/frame/page.tsx'
import { IconWarning } from '../parts/icons.tsx'
import { refusalWords } from './fault-words.ts'
import { PhonePreview } from './phone-preview.tsx'
import { rememberedTemplate } from './remembered-draft.ts'
import { totalMinutes } from './total-minutes.ts'
import { useTemplates, WithTemplates } from './with-templates.tsx'
import './templates.css'

/** A template that came as a link: to look at, and to keep. Nothing is kept by looking. */
export const SharedTemplateView = ({ link }: { readonly link: string }): JSX.Element => (
  <WithTemplates>
    <Shared key={link} link={link} />
  </WithTemplates>
)

const Shared = ({ link }: { readonly link: string }): JSX.Element => {
  const app = useApp()
  const texts = useWords('common')
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const remembered = useRemembered()
  const templates = useTemplates()
  const [read, setRead] = useState<Template | TemplateRefusal>()
  useEffect(() => {
    let current = true
    templates.readLink(link).then(
      (result) => current && setRead(result),
      (error: unknown) => {
        console.error(error)
        if (current) setRead({ refused: 'link-broken' })
      },
    )
    return () => {
      current = false
    }
  }, [link, templates])

  const keep = async (template: Template, then: 'templates' | 'new') => {
    const kept = await templates.keep(template)
    notices.say(words.kept(kept.name))
    if (then === 'new') remembered.set(rememberedTemplate, kept.id)
    app.go({ at: then }, 'replace')
  }
  if (!read) return <Waiting />
  if ('refused' in read) {
    return (
      <Page title={words.sharedTitle} onBack={() => app.go({ at: 'home' }, 'replace')}>
        <Banner kind="danger" icon={IconWarning} said="alert">
          {refusalWords(read, words)}
        </Banner>
        <div>
          <Button onClick={() => app.go({ at: 'home' }, 'replace')}>{texts.toMeetings}</Button>
        </div>
      </Page>
    )
  }
  return (
    <Page title={words.sharedTitle} onBack={() => app.go({ at: 'home' }, 'replace')}>
      <p class="soft">{words.sharedAbout}</p>
      <section class="card stack-close">
        <h2 dir="auto">{read.name}</h2>
        <p dir="auto">{read.about}</p>
        <p class="small soft">{words.sum(formats.minutes(totalMinutes(read)), read.stages.length)}</p>
      </section>
      <section class="stack-close" aria-labelledby="shared-template-preview">
        <h2 id="shared-template-preview">{words.preview}</h2>
        <PhonePreview template={read} stage={undefined} />
      </section>
      <div class="template-end" ref={endEdge}>
        <Button kind="quiet" onClick={() => void keep(read, 'templates')}>
          {words.keep}
        </Button>
        <Button kind="main" onClick={() => void keep(read, 'new')}>
          {words.use}
        </Button>
      </div>
    </Page>
  )
}
