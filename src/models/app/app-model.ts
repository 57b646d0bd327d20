import { effect, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { Acted } from '../../domain/refusal.ts'
import { loadAgain, openOnce } from '../../lib/load-again.ts'
import { done, succeed } from '../../lib/result.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { type Store, settleStored } from '../../storage/store.ts'
import type { CheckModel } from '../connect/check-types.ts'
import type { LinkReader, ReadLink } from '../connect/connection-types.ts'
import { scannerModel } from '../connect/scanner-model.ts'
import { deviceModel } from '../device/device-model.ts'
import type { DeviceForMeetings, MeetingEngine, OpenMeeting } from '../meeting/meeting-engine.ts'
import type { App, MeetingPage, MeetingState, Route } from './app-types.ts'
import { arrivingModel } from './arriving-model.ts'
import { fragmentOf, isCheckLink, isNextLink, isTemplateLink, routeOf } from './routes.ts'

interface AppParts {
  readonly store: Store
  readonly browser: Browser
  readonly readLink: LinkReader
  /** The meeting to which an invitation leads. */
  meetingOf(invitation: Invitation): Promise<MeetingId>
  /** A room check; loaded when it is asked for. */
  openCheck(link: string | undefined): Promise<Acted<CheckModel>>
  /** Loads what a meeting needs (documents, signatures); the first screen does without. */
  loadEngine(device: DeviceForMeetings): Promise<MeetingEngine>
}

/** The shell: where one is, this device, and the meeting that is open. */
export const createApp = ({
  store,
  browser,
  readLink,
  meetingOf,
  openCheck,
  loadEngine,
}: AppParts): App & { start(): Promise<void> } => {
  const device = deviceModel({ store, browser })
  const route = signal<Route>(routeOf(browser.fragment.get()))
  const meeting = signal<MeetingState>({ state: 'none' })

  // A load that failed was offline, before the first visit was complete.
  const engine = openOnce(() => loadEngine(device))
  const openOwnTemplates = openOnce(async () => {
    const { openTemplates } = await loadAgain(() => import('../device/templates-model.ts'))
    return openTemplates({ store, browser })
  })

  const openPromises = openOnce(async () => {
    const { openPromisesModel } = await loadAgain(() => import('../between/promises-model.ts'))
    return openPromisesModel({ store, browser })
  })

  const go: App['go'] = (next, how = 'push') => {
    if (fragmentOf(next) !== browser.fragment.get()) browser.fragment.set(fragmentOf(next), how)
    route.value = next
  }
  browser.fragment.onChange(() => {
    if (browser.fragment.get() !== fragmentOf(route.peek())) route.value = routeOf(browser.fragment.get())
  })

  let open: { id: MeetingId; follows: boolean; close(): Promise<void> } | undefined
  /** A window that follows another of this browser: it never asks to be the device. */
  const followAs = (id: MeetingId) => {
    meeting.value = { state: 'alone' }
    let following: { close(): Promise<void> } | undefined
    let closed = false
    void engine().then((loaded) => {
      if (closed) return
      following = loaded.follow(id, (model) => {
        if (!closed) meeting.value = { state: 'open', model }
      })
    })
    return async () => {
      closed = true
      await following?.close()
    }
  }
  const show = (id: MeetingId | undefined, follows: boolean) => {
    if (open?.id === id && open?.follows === follows) return
    void open?.close()
    open = undefined
    if (!id) {
      meeting.value = { state: 'none' }
      void device.reload()
      return
    }
    if (follows) {
      open = { id, follows, close: followAs(id) }
      return
    }
    meeting.value = { state: 'opening' }
    let closed = false
    let model: OpenMeeting | undefined
    const release = browser.locks.claim(`plenary-meeting-${id}`, {
      taken: () => {
        if (!closed) meeting.value = { state: 'elsewhere' }
      },
      held: () => {
        void (async () => {
          const opened = await (await engine()).open(id)
          if (closed) {
            if (opened.ok) await opened.value.close()
            return
          }
          if (!opened.ok) {
            meeting.value = { state: 'refused', why: opened.why }
            return
          }
          model = opened.value
          meeting.value = { state: 'open', model: model.model }
        })().catch((error: unknown) => {
          meeting.value = { state: 'broken' }
          throw error
        })
      },
    })
    open = {
      id,
      follows,
      async close() {
        closed = true
        try {
          await model?.close()
        } finally {
          release()
        }
      },
    }
  }
  effect(() => {
    const at = route.value
    show(at.at === 'meeting' ? at.id : undefined, at.at === 'meeting' && at.page === 'projector')
  })

  /** Somebody who is in already has no need of the join screen. The engine is not loaded to find out. */
  const skipJoinWhereIn = async (link: string, { invitation, card }: ReadLink) => {
    const id = await meetingOf(invitation)
    const entry = await meetingFacts(store, id).entry.get()
    const at = route.peek()
    if (entry?.kind !== 'invitation' || at.at !== 'join' || at.link !== link) return
    if (card) await (await engine()).bringCard(link)
    go({ at: 'meeting', id, page: card ? 'connect' : 'main' }, 'replace')
  }
  effect(() => {
    const at = route.value
    const read = at.at === 'join' ? readLink(at.link) : undefined
    if (at.at === 'join' && read?.ok) void skipJoinWhereIn(at.link, read.value)
  })

  const addPack = async (file: Blob) => {
    const { openPack } = await engine()
    const stored = await settleStored(openPack(new Uint8Array(await file.arrayBuffer())))
    const opened = stored.ok ? stored.value : stored
    if (opened.ok) await device.reload()
    return opened
  }
  const enter = async (
    made: Acted<MeetingId>,
    page: MeetingPage,
    how: 'push' | 'replace',
  ): Promise<Acted> => {
    if (!made.ok) return made
    await device.reload()
    go({ at: 'meeting', id: made.value, page }, how)
    return done
  }

  const arriving = arrivingModel({
    browser,
    meeting,
    go,
    async look(file) {
      const { openFile } = await loadAgain(() => import('./open-file.ts'))
      const meetings = () => device.model.meetings.peek().map(({ id }) => id)
      return openFile(file, { store, meetings, addPack, templates: openOwnTemplates })
    },
  })

  return {
    route,
    go,
    device: device.model,
    meeting,
    templates: openOwnTemplates,
    check: (link) => openCheck(link),
    scanner: scannerModel(browser),
    sharing: {
      copy: (text) => browser.files.copy(text),
      share: (text) => browser.files.handText(text),
      openProjector: (id) =>
        browser.windows.open(fragmentOf({ at: 'meeting', id, page: 'projector' }), 'plenary-projector'),
      print: () => browser.print(),
    },
    async start() {
      await device.start()
      arriving.start()
    },
    create: async (draft) => enter(await settleStored((await engine()).create(draft)), 'main', 'replace'),
    async join({ link, table, name, screen }) {
      const { join, bringCard } = await engine()
      const joined = await settleStored(join(link, { table, name, ...(screen ? { screen } : {}) }))
      const hasCard = await bringCard(link)
      return enter(joined.ok ? joined.value : joined, hasCard ? 'connect' : 'main', 'replace')
    },
    openLink(text) {
      const fragment = text.slice(text.lastIndexOf('#') + 1).trim()
      if (isCheckLink(fragment)) {
        go({ at: 'check', link: fragment.slice(1) })
        return done
      }
      if (isTemplateLink(fragment)) {
        go({ at: 'shared-template', link: fragment })
        return done
      }
      if (isNextLink(fragment)) {
        go({ at: 'next-link', link: fragment })
        return done
      }
      const read = readLink(text)
      if (!read.ok) return read
      go({ at: 'join', link: read.value.digits })
      return done
    },
    invitedBy(link) {
      const read = readLink(link)
      if (!read.ok) return read
      const { invitation, card } = read.value
      return succeed({ hint: invitation.hint, hasCard: card !== undefined })
    },
    async nextLink(link) {
      const { openNextLink } = await loadAgain(() => import('../between/next-link-model.ts'))
      const read = await openNextLink({ store, now: browser.now, readLink }, link)
      if (!read.ok) return read
      const keep = async () => {
        const kept = await read.value.keep()
        if (kept.ok) await device.reload()
        return kept
      }
      return succeed({ ...read.value, keep })
    },
    promises: openPromises,
    addPack,
    openFile: arriving.open,
    arriving: arriving.model,
    openSample: async () => enter(await settleStored((await engine()).sample()), 'main', 'push'),
  }
}
