import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { addStage } from '../../../domain/template/edit-template.ts'
import type { Template } from '../../../domain/template/template.ts'
import { useApp, useFormats, useNotices, useRemembered, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { Alert } from '../../parts/display/banner.tsx'
import { endEdge } from '../../parts/frame/edges.ts'
import { Page } from '../../parts/frame/page.tsx'
import { IconAdd, IconEdit, IconRedo, IconShare, IconUndo } from '../../parts/icons.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { AboutDialog } from '../dialogs/about-dialog.tsx'
import { newWords } from '../new-words.ts'
import { PhonePreview } from '../phone-preview.tsx'
import { rememberedTemplate, rememberedWayBack } from '../remembered-draft.ts'
import { totalMinutes } from '../total-minutes.ts'
import { useShare } from '../use-share.ts'
import { useTemplates, WithTemplates } from '../with-templates.tsx'
import { EditorStage } from './editor-stage.tsx'
import { useHistory } from './use-history.ts'
import '../templates.css'
import './editor-view.css'

/** The template editor. Every change is kept at once and can be undone. */
export const EditorView = ({ id }: { readonly id: string }) => (
  <WithTemplates>
    <Found key={id} id={id} />
  </WithTemplates>
)

const Found = ({ id }: { readonly id: string }) => {
  const app = useApp()
  const words = useWords('templates')
  const [template] = useState(useTemplates().find(id))
  if (template) return <Editor start={template} />
  return (
    <Page title={words.editor} onBack={() => app.go({ at: 'templates' })}>
      <p>{words.gone}</p>
    </Page>
  )
}

const Editor = ({ start }: { readonly start: Template }) => {
  const app = useApp()
  const texts = useWords('common')
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const remembered = useRemembered()
  const templates = useTemplates()
  const share = useShare()
  const wide = useMedia('(min-width: 62rem)')
  const [state, setState] = useState<'not-yet' | 'saving' | 'saved' | 'full'>(() =>
    templates.mine.peek().some(({ template }) => template.id === start.id) ? 'saved' : 'not-yet',
  )
  const [open, setOpen] = useState<string | undefined>(start.stages[0]?.id)
  const [dialog, setDialog] = useState<'about' | 'preview'>()
  const saves = useRef(0)
  const keep = useCallback(
    (template: Template) => {
      const turn = ++saves.current
      if (remembered.get(rememberedWayBack) === 'new') remembered.set(rememberedTemplate, template.id)
      setState('saving')
      templates.save(template).then(
        (result) => saves.current === turn && setState(result.ok ? 'saved' : 'full'),
        (error: unknown) => {
          console.error(error)
          if (saves.current === turn) setState('full')
        },
      )
    },
    [templates, remembered],
  )
  const history = useHistory(start, keep)
  const template = history.now
  const stages = useRef<HTMLOListElement>(null)
  const back = () => app.go(remembered.get(rememberedWayBack) === 'new' ? { at: 'new' } : { at: 'templates' })
  const use = () => {
    remembered.set(rememberedTemplate, template.id)
    app.go({ at: 'new' })
  }

  const change = (next: Template) => {
    if (next === template) notices.say(words.limit)
    else history.set(next)
  }
  const { undo: takeBack, redo: putBack } = history
  const undo = useCallback(() => {
    takeBack()
    notices.say(words.undone)
  }, [takeBack, notices, words])
  const redo = useCallback(() => {
    putBack()
    notices.say(words.redone)
  }, [putBack, notices, words])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest('input, textarea, dialog')
      if (writing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [undo, redo])

  const add = (kind: 'talk' | 'spoken') => {
    const next = addStage(template, kind, newWords(words))
    const made = next.stages.find(({ id }) => !template.stages.some((stage) => stage.id === id))
    change(next)
    if (made) setOpen(made.id)
  }
  useEffect(() => {
    // What has just been opened comes into sight, a new stage above all.
    stages.current?.querySelector('[data-open]')?.scrollIntoView?.({ block: 'nearest' })
  }, [open])

  const states = { 'not-yet': words.notYet, saving: words.saving, saved: words.saved, full: words.full }
  return (
    <Page
      title={words.editor}
      onBack={back}
      wide
      class="template-editor"
      actions={
        <>
          <IconButton label={words.undo} icon={IconUndo} disabled={!history.canUndo} onClick={undo} />
          <IconButton label={words.redo} icon={IconRedo} disabled={!history.canRedo} onClick={redo} />
          <Menu
            label={words.share}
            icon={IconShare}
            items={[
              { label: words.shareLink, onSelect: () => void share.link(template) },
              { label: words.shareFile, onSelect: () => void share.file(template) },
            ]}
          />
        </>
      }
    >
      <div class="template-main stack">
        <button
          type="button"
          class="template-about"
          aria-label={words.editAbout(template.name)}
          onClick={() => setDialog('about')}
        >
          <bdi class="template-name">
            {template.name}
            <IconEdit small />
          </bdi>
          <bdi class="soft">{template.about}</bdi>
          <span class="small soft">
            {words.sum(formats.minutes(totalMinutes(template)), template.stages.length)}
          </span>
        </button>
        {state === 'full' && <Alert>{words.full}</Alert>}
        <div class="template-state">
          <p class="small soft">{words.hint}</p>
          {state !== 'full' && (
            <p class="small soft" role="status">
              {states[state]}
            </p>
          )}
        </div>
        <h2 class="visually-hidden">{words.stages}</h2>
        <ol class="template-stages stack-close" ref={stages}>
          {template.stages.map((stage, at) => (
            <EditorStage
              key={stage.id}
              template={template}
              stage={stage}
              at={at}
              open={stage.id === open}
              onOpen={(on) => setOpen(on ? stage.id : undefined)}
              onChange={change}
              onUndo={history.undo}
            />
          ))}
        </ol>
        <div class="template-adds">
          <Button kind="quiet" icon={IconAdd} onClick={() => add('talk')}>
            {words.addTalk}
          </Button>
          <Button kind="quiet" icon={IconAdd} onClick={() => add('spoken')}>
            {words.addSpoken}
          </Button>
        </div>
        <div class="template-end" ref={endEdge}>
          {!wide && (
            <Button kind="quiet" onClick={() => setDialog('preview')}>
              {words.preview}
            </Button>
          )}
          <Button kind="main" onClick={use}>
            {words.use}
          </Button>
        </div>
      </div>
      {wide && (
        <section class="template-side" aria-labelledby="template-preview">
          <h2 id="template-preview">{words.preview}</h2>
          <PhonePreview template={template} stage={open} />
        </section>
      )}
      {dialog === 'about' && (
        <AboutDialog template={template} onChange={history.set} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'preview' && (
        <Dialog title={words.preview} onClose={() => setDialog(undefined)}>
          <PhonePreview template={template} stage={open} />
          <Button onClick={() => setDialog(undefined)}>{texts.close}</Button>
        </Dialog>
      )}
    </Page>
  )
}
