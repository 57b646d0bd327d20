import { useRef, useState } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import { focusMaxLength, titleMaxLength } from '../../domain/limits.ts'
import { defaultRelays, relaysToCarry } from '../../domain/records/relays.ts'
import type { Route } from '../../models/app/app-types.ts'
import { fitTemplate } from '../../templates/fit.ts'
import { useAct, useApp, useFormats, useRemembered, useSay, useWords } from '../context/context.ts'
import { GuideButton } from '../guide/guide-button.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { Field } from '../parts/fields/field.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { Page } from '../parts/frame/page.tsx'
import { IconLink } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { useMedia } from '../parts/use-media.ts'
import { RelaysField } from '../relays/relays-field.tsx'
import { keepDraft, rememberedWayBack, type SetUpDraft, takeDraft } from '../templates/remembered-draft.ts'
import { totalMinutes } from '../templates/total-minutes.ts'
import { EndField } from './end-field.tsx'
import { endTime } from './end-time.ts'
import { FitField } from './fit-field.tsx'
import { TablesField } from './tables-field.tsx'
import { TemplateField, useChosenTemplate } from './template-field.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { titleFromFocus } from './title-from-focus.ts'
import { usualFor } from './usual-for.ts'
import './set-up.css'

const continueField = () => import('./continue-field.tsx').then((m) => m.ContinueField)

/** A new meeting in under a minute: only the focus has no default, so it comes first. */
export const SetUpView = ({ continues }: { readonly continues?: MeetingId }) => {
  const app = useApp()
  const act = useAct()
  const wide = useMedia('(min-width: 62rem)')
  const setUpWords = useWords('setUp')
  const common = useWords('common')
  const homeWords = useWords('home')
  const formats = useFormats()
  const remembered = useRemembered()
  const say = useSay()

  const focusArea = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState<SetUpDraft>(
    () =>
      takeDraft(remembered) ?? {
        focus: '',
        title: '',
        tableNames: [],
        end: '',
        continues: continues === undefined ? [] : [continues],
      },
  )
  const set = (part: Partial<SetUpDraft>) => setDraft((before) => ({ ...before, ...part }))
  const [focusMissing, setFocusMissing] = useState(false)
  const [state, setState] = useState<'asking' | 'opening' | 'failed'>('asking')
  const choice = useChosenTemplate()
  const { continues: continuedIds, length, presenters } = draft
  const template = fitTemplate(choice.template, { length, presenters, continues: continuedIds.length > 0 })
  const usual = usualFor(template)
  const tables = draft.tables ?? usual.tables
  const names = draft.names ?? usual.names
  const wish = app.device.onlineWish
  const relays = wish.relays.value
  const continued = app.device.meetings.value.filter(({ id }) => draft.continues.includes(id))

  const open = async () => {
    const { focus, title, tableNames, end } = draft
    if (usual.needsFocus && focus.trim() === '') {
      setFocusMissing(true)
      focusArea.current?.focus()
      return
    }
    setState('opening')
    const endsAt = endTime(end, Date.now())
    try {
      const meeting = {
        title: title.trim() || titleFromFocus(focus) || say(template.name, 'template-name'),
        focus: focus.trim(),
        template,
        tables: Array.from({ length: tables }, (_, at) => tableNames[at]?.trim() || common.table(at + 1)),
        names: names === 'on' && template.names !== 'never',
        ...(endsAt === undefined ? {} : { endsAt }),
        relays,
        ...(continued.length === 0 ? {} : { continues: continued.map(({ id }) => id) }),
      }
      if (!(await act(app.create(meeting)))) setState('asking')
    } catch (error) {
      console.error(error)
      setState('failed')
    }
  }

  /** To another screen, with what is typed here kept for the way back. */
  const away = (to: Route) => {
    keepDraft(remembered, draft)
    remembered.set(rememberedWayBack, 'new')
    app.go(to)
  }
  const preview = (
    <TemplatePreview
      template={choice.template}
      shown={template}
      original={choice.original}
      onChange={choice.reword}
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
            label={usual.needsFocus ? setUpWords.focus : setUpWords.setFocus}
            hint={usual.needsFocus ? setUpWords.focusHint : setUpWords.setFocusHint}
            placeholder={usual.needsFocus ? setUpWords.focusExample : setUpWords.setFocusExample}
            value={draft.focus}
            rows={2}
            autoFocus
            areaRef={focusArea}
            error={focusMissing ? setUpWords.focusMissing : undefined}
            onInput={(text) => {
              set({ focus: text.slice(0, focusMaxLength) })
              setFocusMissing(false)
            }}
          />
        </div>
        <RelaysField
          on={relays.on}
          urls={relays.urls.length > 0 ? relays.urls : defaultRelays}
          onChange={(on, urls) => wish.set({ on, urls: relaysToCarry(urls) })}
        />
        <TemplateField choice={choice} onAway={away} />
        <FitField
          template={choice.template}
          fitted={template}
          length={length}
          continues={continuedIds.length > 0}
          onChange={set}
        />
        <TablesField
          tables={tables}
          tableNames={draft.tableNames}
          hint={usual.needsFocus ? setUpWords.tablesHint : setUpWords.setTablesHint}
          onChange={set}
        />
        {template.names === 'never' ? (
          <p class="soft">{setUpWords.namesNever}</p>
        ) : (
          <Choices
            legend={setUpWords.names}
            value={names}
            onChange={(names) => set({ names })}
            options={[
              { value: 'off', label: setUpWords.namesOff, hint: setUpWords.namesOffHint },
              {
                value: 'on',
                label: setUpWords.namesOn,
                hint: usual.needsFocus ? setUpWords.namesOnHint : setUpWords.setNamesOnHint,
              },
            ]}
          />
        )}
        <EndField value={draft.end} onChange={(end) => set({ end })} neededMinutes={totalMinutes(template)} />
        <LazyPart
          load={continueField}
          props={{ chosen: draft.continues, onChange: (chosen) => set({ continues: chosen }) }}
        />
        <Field
          label={setUpWords.name}
          hint={setUpWords.nameHint}
          value={draft.title}
          placeholder={
            titleFromFocus(draft.focus) || (usual.needsFocus ? '' : say(template.name, 'template-name'))
          }
          maxLength={titleMaxLength}
          onInput={(title) => set({ title })}
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
          <Button kind="plain" icon={IconLink} onClick={() => away({ at: 'check' })}>
            {homeWords.check}
          </Button>
          <span class="soft small">{homeWords.checkHint}</span>
        </div>
        <div class="set-up-end stack-close" ref={endEdge}>
          {state === 'failed' && <Alert>{setUpWords.failed}</Alert>}
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
