import '../theme/theme.css'
import { Component, type ComponentChildren, type ComponentType, type JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Languages } from '../../i18n/languages.ts'
import { loadAgain } from '../../lib/load-again.ts'
import type { App, Route } from '../../models/app/app-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useApp, useLanguage, useNotices, useWords } from '../context/context.ts'
import { createNotices } from '../context/notices.ts'
import { createRemembered } from '../context/remembered.ts'
import { useShownLanguage } from '../context/shown-language.ts'
import { SurroundingsContext } from '../context/surroundings.ts'
import { useLoadWords, WhenWordsAreHere } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconWarning } from '../parts/icons.tsx'
import { NoticesView } from '../parts/overlays/notices.tsx'

/** Each screen is its own piece of the program, fetched when first gone to (all of it is kept for offline). */
const views = {
  home: () => import('../home/home-view.tsx').then((m) => m.HomeView),
  new: () => import('../set-up/set-up-view.tsx').then((m) => m.SetUpView),
  join: () => import('../join/join-view.tsx').then((m) => m.JoinView),
  scan: () => import('../connect/scan-view.tsx').then((m) => m.ScanView),
  check: () => import('../check/check-view.tsx').then((m) => m.CheckView),
  templates: () => import('../templates/templates-view.tsx').then((m) => m.TemplatesView),
  template: () => import('../templates/editor/editor-view.tsx').then((m) => m.EditorView),
  'shared-template': () => import('../templates/shared-template-view.tsx').then((m) => m.SharedTemplateView),
  log: () => import('../between/log-view.tsx').then((m) => m.LogView),
  'next-link': () => import('../between/next-link-view.tsx').then((m) => m.NextLinkView),
  alone: () => import('../leading/projector-view.tsx').then((m) => m.ProjectorAlone),
  elsewhere: () => import('../meeting/elsewhere-view.tsx').then((m) => m.ElsewhereView),
} as const

const meetingViews = {
  participant: () => import('../meeting/meeting-view.tsx').then((m) => m.MeetingView),
  facilitator: () => import('../facilitate/facilitate-view.tsx').then((m) => m.FacilitateView),
  carry: () => import('../carry/carry-view.tsx').then((m) => m.CarryView),
  connect: () => import('../connect/connect-view.tsx').then((m) => m.ConnectView),
  screen: () => import('../screen/screen-view.tsx').then((m) => m.ScreenView),
  document: () => import('../document/document-view.tsx').then((m) => m.DocumentView),
  finish: () => import('../finish/finish-view.tsx').then((m) => m.FinishView),
  invitation: () => import('../invitation/invitation-view.tsx').then((m) => m.InvitationView),
  settings: () => import('../settings/settings-view.tsx').then((m) => m.SettingsView),
  facilitators: () => import('../leading/facilitators-view.tsx').then((m) => m.FacilitatorsView),
  projector: () => import('../leading/projector-view.tsx').then((m) => m.ProjectorView),
  next: () => import('../between/next-view.tsx').then((m) => m.NextView),
  screenHome: () => import('../leading/screen-home.tsx').then((m) => m.ScreenHome),
  roleAsked: () => import('../leading/role-asked.tsx').then((m) => m.RoleAsked),
} as const

type Loader<Props> = () => Promise<ComponentType<Props>>

/** Draws a view once its code and its words are here. `load` must be the same function for the same view. */
const Loaded = <Props extends object>({
  load,
  props,
  isFirst = false,
}: {
  readonly load: Loader<Props>
  readonly props: Props
  /** A screen that opens first: it reads only the words that came with the program. */
  readonly isFirst?: boolean
}) => {
  const { tag } = useLanguage()
  const loadWords = useLoadWords('meeting')
  const [loaded, setLoaded] = useState<{ load: Loader<Props>; view?: ComponentType<Props>; failed?: true }>()
  useEffect(() => {
    let current = true
    // Most screens need the meeting's words: they come beside the code, not after it.
    Promise.all([loadAgain(load), isFirst || loadWords()]).then(
      ([view]) => current && setLoaded({ load, view }),
      () => current && setLoaded({ load, failed: true }),
    )
    return () => {
      current = false
    }
  }, [load, isFirst, loadWords])
  if (loaded?.load !== load) return <Waiting />
  if (!loaded.view) return <Broken />
  const View = loaded.view
  return (
    <WhenWordsAreHere key={tag} waiting={<Waiting />} failed={<Broken />}>
      <View {...props} />
    </WhenWordsAreHere>
  )
}

/** A screen that fails says so and offers the way back; the words are in the device's storage. */
class Fallback extends Component<
  { readonly children: ComponentChildren; readonly instead: JSX.Element },
  { failed: boolean }
> {
  override state = { failed: false }
  static override getDerivedStateFromError = () => ({ failed: true })
  override componentDidCatch(error: unknown): void {
    console.error(error)
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}

const Refused = ({ why }: { readonly why: Refusal }) => {
  const app = useApp()
  const texts = useWords('common')
  return (
    <Page title={texts.app}>
      <EmptyState
        icon={IconWarning}
        action={{
          kind: 'main',
          children: texts.toMeetings,
          onClick: () => app.go({ at: 'home' }, 'replace'),
        }}
      >
        {texts.refusal[why]}
      </EmptyState>
    </Page>
  )
}

const loaderOf = (
  route: Route & { at: 'meeting' },
  model: MeetingModel,
): Loader<{ readonly meeting: MeetingModel }> => {
  if (route.page !== 'main') return meetingViews[route.page]
  if (model.role === 'facilitator') return meetingViews.facilitator
  if (model.isScreen.value) return meetingViews.screenHome
  return model.role === 'participant' ? meetingViews.participant : meetingViews.document
}

const nothing = {}

interface Continuing {
  readonly continues?: MeetingId
}

interface Linked {
  readonly link?: string
}

const CurrentView = () => {
  const app = useApp()
  const route = app.route.value
  if (route.at !== 'meeting') {
    if (route.at === 'home') return <Loaded load={views.home} props={nothing} isFirst />
    if (route.at === 'scan') return <Loaded load={views.scan} props={nothing} />
    if (route.at === 'check')
      return <Loaded<Linked> load={views.check} props={route.link ? { link: route.link } : nothing} />
    if (route.at === 'templates') return <Loaded load={views.templates} props={nothing} />
    if (route.at === 'template') return <Loaded load={views.template} props={{ id: route.id }} />
    if (route.at === 'shared-template')
      return <Loaded load={views['shared-template']} props={{ link: route.link }} />
    if (route.at === 'log') return <Loaded load={views.log} props={nothing} />
    if (route.at === 'next-link') return <Loaded load={views['next-link']} props={{ link: route.link }} />
    if (route.at === 'join') return <Loaded load={views.join} props={{ link: route.link }} isFirst />
    return (
      <Loaded<Continuing>
        load={views.new}
        props={route.continues ? { continues: route.continues } : nothing}
      />
    )
  }
  const meeting = app.meeting.value
  if (meeting.state === 'refused') return <Refused why={meeting.why} />
  if (meeting.state === 'broken') return <Broken />
  if (meeting.state === 'alone') return <Loaded load={views.alone} props={nothing} />
  if (meeting.state === 'elsewhere') return <Loaded load={views.elsewhere} props={nothing} />
  if (meeting.state !== 'open' || meeting.model.id !== route.id) return <Waiting />
  const { model } = meeting
  return (
    <>
      <Loaded load={loaderOf(route, model)} props={{ meeting: model }} />
      {model.roles.asked.value && <Loaded load={meetingViews.roleAsked} props={{ meeting: model }} />}
    </>
  )
}

const Broken = () => {
  const app = useApp()
  const texts = useWords('common')
  return (
    <EmptyState
      icon={IconWarning}
      actions={
        <>
          <Button kind="main" onClick={() => location.reload()}>
            {texts.reload}
          </Button>
          {app.route.value.at !== 'home' && (
            <Button kind="quiet" onClick={() => app.go({ at: 'home' })}>
              {texts.toMeetings}
            </Button>
          )}
        </>
      }
    >
      {texts.somethingWrong}
    </EmptyState>
  )
}

/**
 * The whole of what is on screen. Everything it knows comes from `app`.
 * @param languages the catalogue's list; the app's own where it is left out
 */
export const AppView = ({ app, languages }: { readonly app: App; readonly languages?: Languages }) => {
  const shown = useShownLanguage(app.device.language.value, languages)
  const notices = useMemo(createNotices, [])
  const remembered = useMemo(createRemembered, [])
  const surroundings = useMemo(
    () => shown && { app, ...shown, notices, remembered },
    [app, shown, notices, remembered],
  )
  return (
    <SurroundingsContext.Provider value={surroundings}>
      {surroundings && <Screen />}
    </SurroundingsContext.Provider>
  )
}

const Screen = () => {
  const app = useApp()
  const notices = useNotices()
  const common = useWords('common')
  const { tag, direction } = useLanguage()
  // Before the browser paints: no frame has words of one language in the direction of another.
  useLayoutEffect(() => {
    document.documentElement.lang = tag
    document.documentElement.dir = direction
  }, [tag, direction])
  const refused = app.arriving.refused.value
  useEffect(() => {
    if (refused) notices.say(common.refusal[refused])
  }, [refused, notices, common])
  const route = app.route.value
  const screen = route.at === 'meeting' ? `${route.id}/${route.page}` : route.at
  return (
    <>
      <Fallback key={screen} instead={<Broken />}>
        <CurrentView />
      </Fallback>
      <NoticesView />
    </>
  )
}
