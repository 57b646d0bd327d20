import { useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import { localDay } from '../../lib/local-day.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import { useAct, useApp, useLanguage, useNotices, useWords } from '../context/context.ts'
import { useOfferedLanguages } from '../context/words.tsx'
import { GuideButton } from '../guide/guide-button.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'
import { Select } from '../parts/fields/select.tsx'
import { IconCheck, IconDownload, IconInfo, IconLink } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { Circles } from './circles.tsx'
import { comingMeetings } from './coming-meetings.ts'
import { MyMeetings } from './my-meetings.tsx'
import './home.css'

const comingUp = () => import('./coming-up.tsx').then((m) => m.ComingUp)

const promises = () => import('./own-promises.tsx').then((m) => m.OwnPromises)

/** The first screen: what Plenary is, the ways in, and the meetings of this device. */
export const HomeView = () => {
  const app = useApp()
  const common = useWords('common')
  const { tag } = useLanguage()
  const act = useAct()
  const languages = useOfferedLanguages()
  const texts = useWords('home')
  const notices = useNotices()
  const { device } = app
  const heading = useRef<HTMLHeadingElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<Refusal>()
  const [opening, setOpening] = useState(false)
  const [leaving, setLeaving] = useState<MeetingSummary>()

  const today = localDay(Date.now())
  const coming = comingMeetings(device.meetings.value, today)

  useEffect(() => {
    document.title = common.app
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [texts])

  const busyWhile = async (work: Promise<unknown>) => {
    setOpening(true)
    try {
      await work
    } finally {
      setOpening(false)
    }
  }
  const openFile = async (pack: File) => {
    setRefusal(undefined)
    await busyWhile(app.openFile(pack).then((opened) => !opened.ok && setRefusal(opened.why)))
  }
  const forget = async (meeting: MeetingSummary) => {
    setLeaving(undefined)
    await device.forget(meeting.id)
    notices.say(texts.forgotten(meeting.title || texts.untitled))
    heading.current?.focus()
  }

  return (
    <main class="home">
      <header class="home-top">
        <Circles />
        <h1 ref={heading} tabIndex={-1}>
          {common.app}
        </h1>
        <p class="home-promise">{texts.promise}</p>
      </header>

      {device.update.value === 'waiting' && (
        <Banner
          icon={IconDownload}
          action={{ children: texts.updateNow, onClick: () => void device.applyUpdate() }}
        >
          {texts.updateWaiting}
        </Banner>
      )}

      {coming.length > 0 && (
        <LazyPart load={comingUp} props={{ meetings: coming, today, onForget: setLeaving }} />
      )}

      {device.meetings.value.length > 0 && <LazyPart load={promises} props={{ today }} />}

      {device.install.value === 'installed' && device.meetings.value.length === 0 && (
        <p class="home-fact">
          <IconInfo small />
          <span>{texts.startsEmpty}</span>
        </p>
      )}

      <nav class="home-ways" aria-label={texts.ways}>
        <Way
          main
          title={texts.newMeeting}
          hint={texts.newMeetingHint}
          onClick={() => app.go({ at: 'new' })}
        />
        <Way title={texts.join} hint={texts.joinHint} onClick={() => app.go({ at: 'scan' })} />
        <Way
          quiet
          title={texts.sample}
          hint={texts.sampleHint}
          disabled={opening}
          onClick={() => void busyWhile(act(app.openSample()))}
        />
        <Way
          quiet
          title={texts.openPack}
          hint={texts.openPackHint}
          disabled={opening}
          onClick={() => file.current?.click()}
        />
        <FileInput inputRef={file} label={texts.openPack} onPick={(chosen) => void openFile(chosen)} />
      </nav>
      <div class="home-guide">
        <GuideButton />
        <span class="soft small">{texts.guideHint}</span>
      </div>
      <div class="home-guide">
        <Button kind="plain" icon={IconLink} onClick={() => app.go({ at: 'check' })}>
          {texts.check}
        </Button>
        <span class="soft small">{texts.checkHint}</span>
      </div>
      {opening && <p role="status">{texts.opening}</p>}
      {refusal && <Alert>{common.refusal[refusal]}</Alert>}

      <MyMeetings
        meetings={device.meetings.value.filter((meeting) => !coming.includes(meeting))}
        planned={new Set(coming.flatMap(({ planned }) => planned?.from ?? []))}
        onOpen={({ id }) => app.go({ at: 'meeting', id, page: 'main' })}
        onNext={({ id }) => app.go({ at: 'new', continues: id })}
        onForget={setLeaving}
      />

      <footer class="home-foot stack-mid">
        <p class="home-fact">
          <IconInfo small />
          <span>{texts.ground}</span>
        </p>
        <p class="home-fact">
          {device.offlineReady.value ? <IconCheck small /> : <IconDownload small />}
          <span>{device.offlineReady.value ? texts.offlineReady : texts.offlineWaiting}</span>
        </p>
        {device.install.value === 'offered' && (
          <Button kind="quiet" icon={IconDownload} onClick={() => void device.promptInstall()}>
            {texts.install}
          </Button>
        )}
        {device.install.value === 'by-hand' && (
          <p class="home-fact">
            <IconDownload small />
            <span>
              {texts.installByHand} {device.meetings.value.length > 0 && texts.installApart}
            </span>
          </p>
        )}
        {languages.length > 1 && (
          <Select
            label={texts.language}
            value={tag}
            options={languages}
            onChange={(tag) => device.setLanguage(tag)}
          />
        )}
      </footer>

      {leaving && (
        <Question
          title={texts.forgetTitle}
          yes={texts.forgetYes}
          danger
          onYes={() => void forget(leaving)}
          onNo={() => setLeaving(undefined)}
        >
          <p>{texts.forgetExplain(leaving.title || texts.untitled)}</p>
        </Question>
      )}
    </main>
  )
}

interface WayProps {
  readonly title: string
  readonly hint: string
  readonly onClick: () => void
  readonly main?: boolean
  readonly quiet?: boolean
  readonly disabled?: boolean
}

const Way = ({ title, hint, onClick, main, quiet, disabled }: WayProps) => (
  <button
    type="button"
    class={main ? 'home-way home-way-main' : quiet ? 'home-way home-way-quiet' : 'home-way'}
    onClick={onClick}
    disabled={disabled}
  >
    <span class="home-way-title">{title}</span>
    <span class="home-way-hint">{hint}</span>
  </button>
)
