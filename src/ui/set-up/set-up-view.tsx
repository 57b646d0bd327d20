import { useRef, useState } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import { focusMaxLength, nameMaxLength, titleMaxLength } from '../../domain/limits.ts'
import { defaultRelays, relaysToCarry } from '../../domain/records/relays.ts'
import type { Template } from '../../domain/template/template.ts'
import { templatesToChoose } from '../../templates/index.ts'
import { useAct, useApp, useFormats, useRemembered, useSay, useWords } from '../context/context.ts'
import { GuideButton } from '../guide/guide-button.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Stepper } from '../parts/fields/stepper.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { Page } from '../parts/frame/page.tsx'
import { IconEdit, IconLink, IconWarning } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { useMedia } from '../parts/use-media.ts'
import { RelaysField } from '../relays/relays-field.tsx'
import { keepDraft, rememberedTemplate, rememberedWayBack, takeDraft } from '../templates/remembered-draft.ts'
import { totalMinutes } from '../templates/total-minutes.ts'
import { translateTemplate } from '../templates/translate-template.ts'
import { EndField } from './end-field.tsx'
import { endTime } from './end-time.ts'
import { TemplatePreview } from './template-preview.tsx'
import { useOwnTemplates } from './use-own-templates.ts'
import './set-up.css'

const continueField = () => import('./continue-field.tsx').then((m) => m.ContinueField)

/** One QR code and one tablet still hold so many; `domain/limits` allows more. */
const tablesMax = 40
const tablesUsual = 4

export interface SetUpViewProps {
  readonly continues?: MeetingId
}

/** A new meeting in under a minute: only the focus has no default, so it comes first. */
export const SetUpView = ({ continues }: SetUpViewProps) => {
  const app = useApp()
  const act = useAct()
  const wide = useMedia('(min-width: 62rem)')
  const setUpWords = useWords('setUp')
  const common = useWords('common')
  const homeWords = useWords('home')
  const formats = useFormats()
  const say = useSay()

  const focusArea = useRef<HTMLTextAreaElement>(null)
  const remembered = useRemembered()
  const [draft] = useState(() => takeDraft(remembered))
  const [focus, setFocus] = useState(draft?.focus ?? '')
  const [focusMissing, setFocusMissing] = useState(false)
  const [title, setTitle] = useState(() => draft?.title ?? setUpWords.defaultTitle(formats.date(Date.now())))
  const own = useOwnTemplates()
  const [reworded, setReworded] = useState<ReadonlyMap<string, Template>>(new Map())
  const [templateId, setTemplateId] = useState(remembered.get(rememberedTemplate) || templatesToChoose[0].id)
  const [tables, setTables] = useState(draft?.tables ?? tablesUsual)
  const [tableNames, setTableNames] = useState<readonly string[]>(draft?.tableNames ?? [])
  const [names, setNames] = useState<'off' | 'on'>(draft?.names ?? 'off')
  const [earlier, setEarlier] = useState<readonly MeetingId[]>(
    draft?.continues ?? (continues === undefined ? [] : [continues]),
  )
  const [end, setEnd] = useState(draft?.end ?? '')
  const wish = app.device.onlineWish
  const relays = wish.relays.value
  const [state, setState] = useState<'asking' | 'opening' | 'failed'>('asking')

  const originals = [...templatesToChoose, ...own]
  const original = originals.find(({ id }) => id === templateId) ?? templatesToChoose[0]
  const template = reworded.get(original.id) ?? original
  const choose = (id: string) => {
    setTemplateId(id)
    remembered.set(rememberedTemplate, id)
  }
  const known = app.device.meetings.value
  const continued = known.filter(({ id }) => earlier.includes(id))

  const open = async () => {
    if (focus.trim() === '') {
      setFocusMissing(true)
      focusArea.current?.focus()
      return
    }
    setState('opening')
    const endsAt = endTime(end, Date.now())
    try {
      const draft = {
        title: title.trim() || setUpWords.defaultTitle(formats.date(Date.now())),
        focus: focus.trim(),
        template,
        tables: Array.from({ length: tables }, (_, at) => tableNames[at]?.trim() || common.table(at + 1)),
        names: names === 'on' && template.names !== 'never',
        ...(endsAt === undefined ? {} : { endsAt }),
        relays,
        ...(continued.length === 0 ? {} : { continues: continued.map(({ id }) => id) }),
      }
      if (!(await act(app.create(draft)))) setState('asking')
    } catch (error) {
      console.error(error)
      setState('failed')
    }
  }

  /** Away to the templates, with what is typed here kept for the way back. */
  const away = () => {
    keepDraft(remembered, { focus, title, tables, tableNames, names, end, continues: earlier })
    remembered.set(rememberedWayBack, 'new')
  }
  const changeTemplate = async () => {
    const model = await app.templates()
    const isOwn = own.some(({ id }) => id === original.id)
    const begun = isOwn
      ? template
      : model.begin(translateTemplate(template, say), setUpWords.ourWay(say(template.name, 'template-name')))
    if (isOwn && template !== original && !(await act(model.save(template)))) return
    away()
    // The copy is chosen once something in it was changed.
    remembered.set(rememberedTemplate, original.id)
    app.go({ at: 'template', id: begun.id })
  }
  const preview = (
    <TemplatePreview
      template={template}
      original={original}
      onChange={(changed) => setReworded(new Map(reworded).set(changed.id, changed))}
    />
  )

  return (
    <Page
      title={setUpWords.title}
      onBack={() => app.go({ at: 'home' })}
      actions={<GuideButton />}
      wide
      class="set-up"
    >
      <form
        class="set-up-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        {continued.length > 0 && (
          <Banner said="not">
            {setUpWords.continuing(
              formats.list(continued.map((meeting) => meeting.title || homeWords.untitled)),
            )}
          </Banner>
        )}
        <div class="set-up-focus">
          <TextArea
            label={setUpWords.focus}
            hint={setUpWords.focusHint}
            placeholder={setUpWords.focusExample}
            value={focus}
            rows={2}
            autoFocus
            areaRef={focusArea}
            error={focusMissing ? setUpWords.focusMissing : undefined}
            onInput={(text) => {
              setFocus(text.slice(0, focusMaxLength))
              setFocusMissing(false)
            }}
          />
        </div>
        <RelaysField
          on={relays.on}
          urls={relays.urls.length > 0 ? relays.urls : defaultRelays}
          onChange={(on, urls) => wish.set({ on, urls: relaysToCarry(urls) })}
        />
        <Choices
          legend={setUpWords.template}
          value={original.id}
          onChange={choose}
          options={originals.map((entry) => ({
            value: entry.id,
            label: say(entry.name, 'template-name'),
            hint: `${say(entry.about)} ${setUpWords.templateAbout(formats.minutes(totalMinutes(entry)))}`,
          }))}
        />
        <div class="set-up-templates">
          <Button kind="plain" icon={IconEdit} onClick={() => void changeTemplate()}>
            {setUpWords.changeTemplate}
          </Button>
          <Button
            kind="plain"
            onClick={() => {
              away()
              app.go({ at: 'templates' })
            }}
          >
            {setUpWords.myTemplates}
          </Button>
        </div>
        <div class="stack-close">
          <Stepper
            label={setUpWords.tables}
            hint={setUpWords.tablesHint}
            less={setUpWords.fewerTables}
            more={setUpWords.moreTables}
            value={tables}
            min={1}
            max={tablesMax}
            onChange={setTables}
          />
          <Disclosure summary={setUpWords.nameTables}>
            <div class="set-up-names">
              {Array.from({ length: tables }, (_, at) => (
                <Field
                  key={at}
                  label={setUpWords.tableName(at + 1)}
                  labelHidden
                  placeholder={common.table(at + 1)}
                  value={tableNames[at] ?? ''}
                  maxLength={nameMaxLength}
                  onInput={(name) =>
                    setTableNames(
                      Array.from({ length: tables }, (_, n) => (n === at ? name : (tableNames[n] ?? ''))),
                    )
                  }
                />
              ))}
            </div>
          </Disclosure>
        </div>
        {template.names === 'never' ? (
          <p class="soft">{setUpWords.namesNever}</p>
        ) : (
          <Choices
            legend={setUpWords.names}
            value={names}
            onChange={setNames}
            options={[
              { value: 'off', label: setUpWords.namesOff, hint: setUpWords.namesOffHint },
              { value: 'on', label: setUpWords.namesOn, hint: setUpWords.namesOnHint },
            ]}
          />
        )}
        <EndField value={end} onChange={setEnd} neededMinutes={totalMinutes(template)} />
        <LazyPart load={continueField} props={{ chosen: earlier, onChange: setEarlier }} />
        <Field
          label={setUpWords.name}
          hint={setUpWords.nameHint}
          value={title}
          maxLength={titleMaxLength}
          onInput={setTitle}
        />
        {!wide && (
          <Disclosure summary={setUpWords.seeQuestions}>
            <h2 class="visually-hidden">{setUpWords.questions}</h2>
            {preview}
          </Disclosure>
        )}
        <section class="set-up-kept" aria-labelledby="set-up-kept">
          <h2 id="set-up-kept">{setUpWords.keptTitle}</h2>
          <ul>
            {(relays.on ? setUpWords.keptOnline : setUpWords.kept).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <div class="set-up-check">
          <Button
            kind="plain"
            icon={IconLink}
            onClick={() => {
              away()
              app.go({ at: 'check' })
            }}
          >
            {homeWords.check}
          </Button>
          <span class="soft small">{homeWords.checkHint}</span>
        </div>
        <div class="set-up-end stack-close" ref={endEdge}>
          {state === 'failed' && (
            <Banner kind="danger" icon={IconWarning} said="alert">
              {setUpWords.failed}
            </Banner>
          )}
          <Button type="submit" kind="main" big full disabled={state === 'opening'}>
            {state === 'opening' ? setUpWords.starting : setUpWords.start}
          </Button>
        </div>
      </form>
      {wide && (
        <section class="stack-close" aria-labelledby="set-up-questions">
          <h2 id="set-up-questions">{setUpWords.questions}</h2>
          {preview}
        </section>
      )}
    </Page>
  )
}
