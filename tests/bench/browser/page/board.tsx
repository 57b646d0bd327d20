import { effect } from '@preact/signals'
import { render } from 'preact'
import { realBrowser } from '../../../../src/browser/real-browser.ts'
import {
  createSignatureChecks,
  openSignatureWorker,
} from '../../../../src/browser/signatures/signature-checks.ts'
import { cellId } from '../../../../src/domain/template/template.ts'
import { newId, newOwnedId } from '../../../../src/grid/new-id.ts'
import { refuse, succeed } from '../../../../src/lib/result.ts'
import { roomName } from '../../../../src/meeting/opened-room.ts'
import { meetingFacts } from '../../../../src/meeting/storage/facts.ts'
import { makeDeviceKeys } from '../../../../src/mesh/contract/device-key.ts'
import type { SyncedSet } from '../../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../../src/mesh/create-mesh.ts'
import { browserRtc, makeCertificate } from '../../../../src/mesh/link/rtc.ts'
import { startByHand } from '../../../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink, readLink } from '../../../../src/mesh/signalling/qr/qr.ts'
import { createApp } from '../../../../src/models/app/app-model.ts'
import type { App } from '../../../../src/models/app/app-types.ts'
import type { LinkReader } from '../../../../src/models/connect/connection-types.ts'
import { createEngine } from '../../../../src/models/meeting/create-engine.ts'
import type { MeetingModel } from '../../../../src/models/meeting/meeting-types.ts'
import { deriveSecrets } from '../../../../src/records/secrets.ts'
import { createRoom, type Statement } from '../../../../src/records/set/room.ts'
import { importSigner, makeSigner } from '../../../../src/records/signing/signer.ts'
import { openIdbStore } from '../../../../src/storage/idb-store.ts'
import { openUpdateLog } from '../../../../src/storage/update-log.ts'
import { actionLearningMeeting } from '../../../../src/templates/action-learning-meeting.ts'
import { AppView } from '../../../../src/ui/shell/app.tsx'
import { wireRooms } from '../../../doubles/room-links.ts'
import { openTable } from '../../room-feed.ts'
import { anyMoment, nextPaint } from './painted.ts'

const notesPerTable = 60
const notesPerTheme = 8
const place = { stage: 'reflect', step: 'plenary' } as const

/** Every cell of the template, so that the notes are spread as in a meeting. */
const cells = actionLearningMeeting.stages.flatMap((stage) =>
  (stage.grid?.cells ?? []).map(({ row, column }) => cellId(stage.id, row, column)),
)

/** Until what a signal-reading question asks for is there. */
const until = <T,>(ask: () => T | undefined): Promise<T> =>
  new Promise((resolve) => {
    let done = false
    let stop: (() => void) | undefined
    stop = effect(() => {
      const found = ask()
      if (found === undefined || done) return
      done = true
      resolve(found)
      queueMicrotask(() => stop?.())
    })
  })

/** The whole app as it is, except that the bench can reach the room as a neighbour's link does. */
const openApp = () => {
  const browser = realBrowser()
  const store = openIdbStore('bench-board')
  let room: SyncedSet | undefined
  const readMeetingLink: LinkReader = (text) => {
    const read = readLink(text)
    return read.ok ? succeed({ ...read.value, digits: text }) : refuse('link-broken')
  }
  const app = createApp({
    store,
    browser,
    readLink: readMeetingLink,
    meetingOf: async (invitation) => (await deriveSecrets(invitation)).meeting,
    openCheck: async () => refuse('no-network'),
    loadEngine: async (device) =>
      createEngine({
        store,
        browser,
        readLink: readMeetingLink,
        encodeLink: (content) => encodeLink(browser.base, content),
        makeDeviceKeys,
        makeCertificate,
        async makeMesh(secrets, { device, certificate }) {
          const mesh = createMesh({ rtc: browserRtc({ certificate }), device, secrets })
          const sync = mesh.sync.bind(mesh)
          mesh.sync = (document) => {
            if (document.name === roomName && 'ride' in document) room = document
            return sync(document)
          }
          return mesh
        },
        loadMovingCodec: () => import('../../../../src/optical/moving-code.ts'),
        startByHand,
        ways: [],
        makeLog: (prefix) => openUpdateLog({ store, prefix }),
        verify: createSignatureChecks({ cores: navigator.hardwareConcurrency, open: openSignatureWorker }),
        device,
      }),
  })
  return {
    app,
    store,
    carriedRoom: () => {
      if (!room) throw new Error('no room is carried')
      return room
    },
  }
}

const openMeeting = async (app: App, tables: number): Promise<MeetingModel> => {
  await app.create({
    title: 'Bench',
    focus: 'Handover',
    template: actionLearningMeeting,
    tables: Array.from({ length: tables }, (_, at) => `Table ${at + 1}`),
    names: false,
  })
  return until(() => (app.meeting.value.state === 'open' ? app.meeting.value.model : undefined))
}

/**
 * The facilitator's board of a meeting in which each of so many tables has shared 60 notes.
 * @param themed all notes are grouped, eight to a theme
 */
export const openBoard = async (tables: number, themed = false) => {
  const { app, store, carriedRoom } = openApp()
  const mount = document.getElementById('app')
  if (mount) render(<AppView app={app} />, mount)
  await app.start()
  const model = await openMeeting(app, tables)
  await model.facilitate?.move(place)

  // What the tables say, written elsewhere and brought in as it comes over a link.
  const facilitator = await importSigner(
    (await meetingFacts(store, model.id).facilitator.get()) ?? new Uint8Array(),
  )
  if (typeof facilitator === 'string') throw new Error(facilitator)
  const elsewhere = createRoom({ meeting: model.id, facilitator: facilitator.id })
  /** What is said elsewhere waits until the bench lets it through, once the board is filled. */
  let filling = true
  const names = { a: 'elsewhere', b: 'the board' }
  const wire = wireRooms<Pick<SyncedSet, 'ride'>>({ a: elsewhere, b: carriedRoom() }, names, (to) => {
    if (filling || to === 'a') queueMicrotask(() => wire.deliver(to))
  })
  const deliver = () => {
    while (wire.underWay('b') > 0) wire.deliver('b')
  }
  await new Promise<void>((resolve) => {
    const stop = elsewhere.onChange(() => {
      if (elsewhere.view.stage?.place.step !== place.step) return
      stop()
      resolve()
    })
  })
  const voice = await makeSigner()
  const content = (at: number, words: string) => ({
    cell: cells[at % cells.length] ?? '',
    text: `${words} ${'and what we have learned from it '.repeat(2)}`.slice(0, 74),
    order: `a${at % 10}`,
  })
  const changing = newOwnedId('t1', voice.id)
  const made: { readonly id: string; readonly cell: string }[] = []
  for (let number = 1; number <= tables; number++) {
    const signer = number === 1 ? voice : await makeSigner()
    await openTable(elsewhere, facilitator, number, signer)
    await elsewhere.writeAll(
      Array.from({ length: notesPerTable }, (_, at): Statement => {
        const id = number === 1 && at === 0 ? changing : newOwnedId(`t${number}`, signer.id)
        const said = content(at, `${number}/${at}`)
        made.push({ id, cell: said.cell })
        return { key: `note/${id}`, content: said }
      }),
      signer,
    )
  }
  for (const cell of themed ? cells : []) {
    const here = made.filter((note) => note.cell === cell)
    const count = Math.ceil(here.length / notesPerTheme)
    for (let at = 0; at < count; at++) {
      const id = newId()
      const grouped = here.filter((_, index) => index % count === at)
      await elsewhere.writeAll(
        [
          { key: `theme/${id}`, content: { id, cell, name: `Theme ${at}` } },
          ...grouped.map((note): Statement => ({ key: `group/${note.id}`, content: { theme: id } })),
        ],
        facilitator,
      )
    }
  }
  const total = tables * notesPerTable
  const counted = () => {
    let notes = 0
    let here = 0
    for (const { cell, notes: list } of model.room.readout.value.cells.values()) {
      notes += list.length
      if (cell.startsWith(`${place.stage}/`)) here += list.length
    }
    return notes === total ? here : undefined
  }
  const shown = await until(counted)
  if (themed)
    await until(() => (model.room.readout.value.cells.get(cells[0] ?? '')?.themes.length ? true : undefined))
  const drawn = () => document.querySelectorAll('.note-grid .note').length
  while (drawn() < shown) await nextPaint()

  filling = false
  return {
    /** Notes on screen. */
    shown,
    /** A table changes one note: ms until it is in the page, and until it is painted. */
    async change(index: number): Promise<{ inPage: number; painted: number }> {
      const words = `change ${index}:`
      await elsewhere.write(`note/${changing}`, content(0, words), voice)
      await anyMoment()
      const inPage = new Promise<number>((resolve) => {
        const observer = new MutationObserver((records) => {
          const touched = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes])
          if (!touched.some((node) => node.textContent?.includes(words))) return
          observer.disconnect()
          resolve(performance.now())
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      })
      const begin = performance.now()
      deliver()
      const there = await inPage
      return { inPage: there - begin, painted: (await nextPaint()) - begin }
    },
    /** One act of the plenary, from the call to the paint; notes and themes of the stage on screen, another each time. */
    async act(what: 'group' | 'light' | 'arrive', index: number): Promise<void> {
      const plenary = model.facilitate?.plenary
      if (!plenary) throw new Error('no plenary')
      const cell = cells[0] ?? ''
      const here = made.filter((note) => note.cell === cell)
      if (what === 'group') {
        const pair = [here[index % here.length], here[(index * 7 + 3) % here.length]]
        await plenary.group(pair.flatMap((note) => note?.id ?? []))
      } else if (what === 'light') {
        await plenary.light({ cell: index % 2 === 0 ? cell : (cells[1] ?? cell) })
      } else {
        const id = newOwnedId('t1', voice.id)
        await elsewhere.write(`note/${id}`, content(0, `arrives ${index}`), voice)
        const there = until(() =>
          model.room.readout.value.cells.get(cell)?.notes.some((note) => note.id === id) ? true : undefined,
        )
        deliver()
        await there
      }
      await nextPaint()
    },
    /** Leaves the meeting and opens it again from storage: ms until the whole readout is known and its first notes are painted. */
    async reopen(): Promise<number> {
      app.go({ at: 'home' })
      await until(() => (app.meeting.value.state === 'none' ? true : undefined))
      await nextPaint()
      const begin = performance.now()
      app.go({ at: 'meeting', id: model.id, page: 'main' })
      await until(() => {
        const { value } = app.meeting
        if (value.state !== 'open') return undefined
        let notes = 0
        for (const { notes: list } of value.model.room.readout.value.cells.values()) notes += list.length
        return notes >= total ? true : undefined
      })
      while (drawn() === 0) await nextPaint()
      return (await nextPaint()) - begin
    },
    /** The reference: the same notes read as JSON, and put into the page at once. */
    async plainly(): Promise<number> {
      const json = JSON.stringify([...model.room.readout.peek().cells.values()].flatMap(({ notes }) => notes))
      const begin = performance.now()
      const list = document.createElement('ul')
      for (const { text } of JSON.parse(json) as { text: string }[]) {
        const item = document.createElement('li')
        item.textContent = text
        list.append(item)
      }
      document.body.append(list)
      const ms = (await nextPaint()) - begin
      list.remove()
      return ms
    },
  }
}
