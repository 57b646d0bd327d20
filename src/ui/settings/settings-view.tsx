import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { languages, pseudoLanguage } from '../../i18n/language.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { waysPanel } from '../connect/way-views.ts'
import { useApp, useNotices, useTexts } from '../context/context.ts'
import { Recover } from '../leading/recover.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Choices } from '../parts/choices.tsx'
import { Field } from '../parts/field.tsx'
import { IconDownload, IconRemove } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { Page } from '../parts/page.tsx'
import { Question } from '../parts/question.tsx'
import { Select } from '../parts/select.tsx'
import { ownNameOf, TableChip } from '../parts/table-chip.tsx'
import { CallsSettings } from './calls-settings.tsx'
import './settings.css'

const carryNotes = () => import('../follow/carry-notes.tsx').then((m) => m.CarryNotes)

/** This device in this meeting: name, table, language, the app itself, and leaving. */
export const SettingsView = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const [leaving, setLeaving] = useState(false)
  const back = () => app.go({ at: 'meeting', id: meeting.id, page: 'main' })
  return (
    <Page title={texts.meeting.settings} onBack={back}>
      {meeting.role === 'participant' && <MySeat meeting={meeting} />}
      {meeting.role !== 'reader' && <CallsSettings leads={meeting.role === 'facilitator'} />}
      {meeting.role === 'participant' && <Recover meeting={meeting} />}
      {meeting.role !== 'reader' && <LazyPart load={carryNotes} props={{ meeting }} />}
      {meeting.facilitate && (
        <LazyPart load={waysPanel} props={{ meeting, facilitate: meeting.facilitate, titled: true }} />
      )}
      <LanguageChoice />
      <ThisApp />
      <section class="stack-close settings-leave">
        <Button kind="danger" icon={IconRemove} onClick={() => setLeaving(true)}>
          {texts.meeting.leave}
        </Button>
        <p class="soft small">{texts.meeting.leaveHint}</p>
      </section>
      {leaving && (
        <Question
          title={texts.meeting.leaveQuestion}
          yes={texts.meeting.leaveYes}
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
          <p>{texts.meeting.leaveHint}</p>
        </Question>
      )}
    </Page>
  )
}

const MySeat = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const texts = useTexts()
  const notices = useNotices()
  const [name, setName] = useState(meeting.myName.peek())
  const mine = meeting.table.value?.id
  const saveName = () => {
    if (name.trim() === meeting.myName.peek()) return
    meeting.setMyName(name.trim())
    notices.say(texts.meeting.nameSaved)
  }
  return (
    <>
      <Field
        label={texts.meeting.settingsName}
        hint={texts.meeting.settingsNameHint}
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
          legend={texts.meeting.changeTable}
          value={mine}
          options={meeting.tables.value
            .filter((table) => !table.closed || table.id === mine)
            .map((table) => ({
              value: table.id,
              label: ownNameOf(table) || texts.common.table(table.number),
              labelHidden: true,
              sign: <TableChip table={table} named />,
            }))}
          onChange={(id) => {
            const table = meeting.tables.peek().find((entry) => entry.id === id)
            void meeting.sitAt(id).then(() => {
              if (table) notices.say(texts.meeting.satDown(texts.common.table(table.number)))
            })
          }}
        />
        <p class="soft small">{texts.meeting.changeTableHint}</p>
      </div>
    </>
  )
}

const LanguageChoice = (): JSX.Element | null => {
  const { device } = useApp()
  const texts = useTexts()
  const current = device.language.value
  // The made-up language is for trying layouts: shown only to whoever has it already.
  const offered =
    current === pseudoLanguage ? [...languages, { tag: pseudoLanguage, name: pseudoLanguage }] : languages
  if (offered.length < 2) return null
  return (
    <Select
      label={texts.meeting.language}
      value={current}
      options={offered.map(({ tag, name }) => ({ value: tag, label: name }))}
      onChange={(tag) => device.setLanguage(tag)}
    />
  )
}

const ThisApp = (): JSX.Element => {
  const { device } = useApp()
  const texts = useTexts()
  const install = device.install.value
  return (
    <section class="stack" aria-label={texts.meeting.app}>
      <h2>{texts.meeting.app}</h2>
      {device.update.value === 'waiting' && (
        <Banner
          action={
            <Button kind="quiet" onClick={() => void device.applyUpdate()}>
              {texts.meeting.update}
            </Button>
          }
        >
          {texts.meeting.updateWaiting}
        </Banner>
      )}
      <ul class="settings-facts">
        {device.offlineReady.value && <li>{texts.meeting.offlineReady}</li>}
        {device.persisted.value !== undefined && (
          <li>{device.persisted.value ? texts.meeting.persisted : texts.meeting.notPersisted}</li>
        )}
        {install === 'installed' && <li>{texts.meeting.installed}</li>}
        {install === 'by-hand' && <li>{texts.meeting.installByHand}</li>}
      </ul>
      {install === 'offered' && (
        <div class="stack-close">
          <p>{texts.meeting.installOffer}</p>
          <div>
            <Button kind="quiet" icon={IconDownload} onClick={() => void device.promptInstall()}>
              {texts.meeting.install}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
