import { useRef, useState } from 'preact/hooks'
import type { Template } from '../../domain/template/template.ts'
import type { TemplateRefusal } from '../../models/device/template-types.ts'
import { templatesToChoose } from '../../templates/index.ts'
import {
  useAct,
  useApp,
  useFormats,
  useNotices,
  useRemembered,
  useSay,
  useWords,
} from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconCopy, IconEdit, IconForward, IconRemove, IconShare } from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { refusalWords } from './fault-words.ts'
import { rememberedTemplate, rememberedWayBack } from './remembered-draft.ts'
import { totalMinutes } from './total-minutes.ts'
import { translateTemplate } from './translate-template.ts'
import { useShare } from './use-share.ts'
import { useTemplates, WithTemplates } from './with-templates.tsx'
import './templates.css'

/** One's own templates: change, use, hand on, delete; begin a new one, open one from a file. */
export const TemplatesView = () => (
  <WithTemplates>
    <Templates />
  </WithTemplates>
)

const Templates = () => {
  const app = useApp()
  const words = useWords('templates')
  const say = useSay()
  const notices = useNotices()
  const remembered = useRemembered()
  const act = useAct()
  const templates = useTemplates()
  const file = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<TemplateRefusal>()
  const mine = templates.mine.value
  const edit = (id: string) => {
    remembered.set(rememberedWayBack, 'templates')
    app.go({ at: 'template', id })
  }
  const openFile = async (chosen: File) => {
    setRefusal(undefined)
    const read = await templates.readFile(chosen)
    if (!read.ok) return setRefusal(read.why)
    await act(templates.keep(read.value), (kept) => notices.say(words.kept(kept.name)))
  }
  return (
    <Page title={words.title} onBack={() => app.go({ at: 'new' })}>
      <p>{words.about}</p>
      {refusal && <Alert>{refusalWords(refusal, words)}</Alert>}
      {mine.length === 0 && <p class="soft">{words.none}</p>}
      <ul class="stack-close">
        {mine.map(({ template, changedAt }) => (
          <Own key={template.id} template={template} changedAt={changedAt} onEdit={edit} />
        ))}
      </ul>
      <section class="stack-close" aria-labelledby="templates-begin">
        <h2 id="templates-begin">{words.beginWith}</h2>
        <ul class="template-begin stack-close">
          {templatesToChoose
            .map((builtIn) => translateTemplate(builtIn, say))
            .map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  class="template-tap"
                  aria-label={words.beginWithThis(template.name)}
                  onClick={() => edit(templates.begin(template, words.mineOf(template.name)).id)}
                >
                  <strong>{template.name}</strong>
                  <span class="small soft">{template.about}</span>
                </button>
              </li>
            ))}
        </ul>
      </section>
      <div>
        <Button kind="quiet" onClick={() => file.current?.click()}>
          {words.openFile}
        </Button>
        <FileInput
          inputRef={file}
          label={words.openFile}
          accept=".json,application/json"
          onPick={(chosen) => void openFile(chosen)}
        />
      </div>
    </Page>
  )
}

interface OwnProps {
  readonly template: Template
  readonly changedAt: number
  readonly onEdit: (id: string) => void
}

const Own = ({ template, changedAt, onEdit }: OwnProps) => {
  const app = useApp()
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const remembered = useRemembered()
  const act = useAct()
  const templates = useTemplates()
  const share = useShare()
  const use = () => {
    remembered.set(rememberedTemplate, template.id)
    app.go({ at: 'new' })
  }
  const remove = () =>
    act(templates.remove(template.id), () =>
      notices.say(words.removed(template.name), () => act(templates.save(template))),
    )
  const duplicate = () => act(templates.save(templates.begin(template, words.copyOf(template.name))))
  return (
    <li class="template-own">
      <button
        type="button"
        class="template-own-name"
        aria-label={words.changeNamed(template.name)}
        onClick={() => onEdit(template.id)}
      >
        <strong dir="auto">{template.name}</strong>
        <bdi class="soft">{template.about}</bdi>
        <span class="small soft">
          {words.sum(formats.minutes(totalMinutes(template)), template.stages.length)}
          {' · '}
          {words.changed(formats.date(changedAt))}
        </span>
      </button>
      <Menu
        label={words.more(template.name)}
        items={[
          { label: words.use, icon: IconForward, onSelect: use },
          { label: words.change, icon: IconEdit, onSelect: () => onEdit(template.id) },
          { label: words.duplicate, icon: IconCopy, onSelect: () => void duplicate() },
          { label: words.shareLink, icon: IconShare, onSelect: () => void share.link(template) },
          { label: words.shareFile, icon: IconShare, onSelect: () => void share.file(template) },
          { label: words.remove, icon: IconRemove, danger: true, onSelect: () => void remove() },
        ]}
      />
    </li>
  )
}
