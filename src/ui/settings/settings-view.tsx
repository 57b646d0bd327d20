import { useState } from 'preact/hooks'
import { waysPanel } from '../connect/way-views.ts'
import {
  type MeetingProps,
  useAct,
  useApp,
  useGoTo,
  useLanguage,
  useNotices,
  useWords,
} from '../context/context.ts'
import { useOfferedLanguages } from '../context/words.tsx'
import { Recover } from '../leading/recover.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { ownNameOf, TableChip } from '../parts/display/table-chip.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Select } from '../parts/fields/select.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconDownload, IconRemove } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { CallsSettings } from './calls-settings.tsx'
import { KeyboardSettings } from './keyboard-settings.tsx'
import './settings.css'

const carryNotes = () => import('../follow/carry-notes.tsx').then((m) => m.CarryNotes)

/** This device in this meeting: name, table, language, the app itself, and leaving. */
export const SettingsView = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const texts = useWords('meeting')
  const [leaving, setLeaving] = useState(false)
  const back = () => goTo('main')
  return (
    <Page title={texts.settings} onBack={back}>
      {meeting.role === 'participant' && <MySeat meeting={meeting} />}
      {meeting.role !== 'reader' && <CallsSettings leads={meeting.role === 'facilitator'} />}
      {meeting.facilitate && <KeyboardSettings />}
      {meeting.role === 'participant' && <Recover meeting={meeting} />}
      {meeting.role !== 'reader' && <LazyPart load={carryNotes} props={{ meeting }} />}
      {meeting.facilitate && (
        <LazyPart load={waysPanel} props={{ meeting, facilitate: meeting.facilitate, titled: true }} />
      )}
      <LanguageChoice />
      <ThisApp />
      <section class="stack-close settings-leave">
        <Button kind="danger" icon={IconRemove} onClick={() => setLeaving(true)}>
          {texts.leave}
        </Button>
        <p class="soft small">{texts.leaveHint}</p>
      </section>
      {leaving && (
        <Question
          title={texts.leaveQuestion}
          yes={texts.leaveYes}
          danger
          onNo={() => setLeaving(false)}
          onYes={() => {
            app.go({ at: 'home' }, 'replace')
            void app.device.forget(meeting.id)
          }}
        >
          <p>
            <strong dir="auto">{meeting.brief.value.title}</strong>
          </p>
          <p>{texts.leaveHint}</p>
        </Question>
      )}
    </Page>
  )
}

const MySeat = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const [name, setName] = useState(meeting.myName.peek())
  const mine = meeting.table.value?.id
  const saveName = () => {
    if (name.trim() === meeting.myName.peek()) return
    meeting.setMyName(name.trim())
    notices.say(texts.nameSaved)
  }
  return (
    <>
      <Field
        label={texts.settingsName}
        hint={texts.settingsNameHint}
        value={name}
        maxLength={60}
        autoComplete="given-name"
        enterKeyHint="done"
        onInput={setName}
        onEnter={saveName}
        onBlur={saveName}
      />
      <div class="stack-close">
        <Choices
          tiles
          legend={texts.changeTable}
          value={mine}
          options={meeting.tables.value
            .filter((table) => !table.closed || table.id === mine)
            .map((table) => ({
              value: table.id,
              label: ownNameOf(table) || common.table(table.number),
              labelHidden: true,
              sign: <TableChip table={table} named />,
            }))}
          onChange={(id) => {
            const table = meeting.tables.peek().find((entry) => entry.id === id)
            act(meeting.sitAt(id), () => table && notices.say(texts.satDown(common.table(table.number))))
          }}
        />
        <p class="soft small">{texts.changeTableHint}</p>
      </div>
    </>
  )
}

const LanguageChoice = () => {
  const { device } = useApp()
  const texts = useWords('meeting')
  const { tag: current } = useLanguage()
  const languages = useOfferedLanguages()
  if (languages.length < 2) return null
  return (
    <Select
      label={texts.language}
      value={current}
      options={languages}
      onChange={(tag) => device.setLanguage(tag)}
    />
  )
}

const ThisApp = () => {
  const { device } = useApp()
  const texts = useWords('meeting')
  const install = device.install.value
  return (
    <section class="stack" aria-label={texts.app}>
      <h2>{texts.app}</h2>
      {device.update.value === 'waiting' && (
        <Banner action={{ kind: 'quiet', children: texts.update, onClick: () => void device.applyUpdate() }}>
          {texts.updateWaiting}
        </Banner>
      )}
      <ul class="settings-facts stack-close">
        {device.offlineReady.value && <li>{texts.offlineReady}</li>}
        {device.persisted.value !== undefined && (
          <li>{device.persisted.value ? texts.persisted : texts.notPersisted}</li>
        )}
        {install === 'installed' && <li>{texts.installed}</li>}
        {install === 'by-hand' && <li>{texts.installByHand}</li>}
      </ul>
      {install === 'offered' && (
        <div class="stack-close">
          <p>{texts.installOffer}</p>
          <div>
            <Button kind="quiet" icon={IconDownload} onClick={() => void device.promptInstall()}>
              {texts.install}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
