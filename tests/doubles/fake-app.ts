import { computed, type Signal, signal } from '@preact/signals'
import {
  type DocumentOptions,
  wholeDocument,
  workingDocument,
} from '../../src/domain/document/working-document.ts'
import type { NoteId, TableId } from '../../src/domain/ids.ts'
import { shareState } from '../../src/domain/notes/share-state.ts'
import { optional } from '../../src/domain/read-value.ts'
import type {
  ActionPoint,
  Brief,
  Doors,
  SharedNote,
  Spotlight,
  Table,
} from '../../src/domain/records/records.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import type { ClockReading } from '../../src/domain/rounds/clock.ts'
import { nextPlace, previousPlace, samePlace } from '../../src/domain/template/places.ts'
import type { CellId, Place, StageId, Template } from '../../src/domain/template/template.ts'
import type { MeetingSummary } from '../../src/meeting/storage/meeting-summary.ts'
import type { App, Invited, MeetingPage, MeetingState, Route } from '../../src/models/app/app-types.ts'
import type { CheckModel } from '../../src/models/connect/check-types.ts'
import type { PairingState, ScannerModel, Truth } from '../../src/models/connect/connection-types.ts'
import type { CallsModel } from '../../src/models/device/call-types.ts'
import { openTemplates } from '../../src/models/device/templates-model.ts'
import type { HatModel } from '../../src/models/hat/hat-types.ts'
import type { FacilitateModel } from '../../src/models/lead/facilitate-types.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import type { MyNote } from '../../src/models/mine/mine-types.ts'
import { gatesModel } from '../../src/models/table/gates-model.ts'
import type { GridNote, TableModel } from '../../src/models/table/table-types.ts'
import type { Store } from '../../src/storage/store.ts'
import { sampleMeeting } from '../../src/templates/sample-meeting.ts'
import { fakeBrowser } from './fake-browser.ts'
import { fakeCheck } from './fake-check.ts'
import { fakeCarry, fakeFollow, fakePromise } from './fake-follow.ts'
import { fakeLeading } from './fake-leading.ts'
import { fakeMoving } from './fake-moving.ts'
import { type FakePlenary, fakePlenary } from './fake-plenary.ts'
import { fakeOnlineWish, fakeRelays } from './fake-relays.ts'
import { fakeAirtime, fakeRounds } from './fake-rounds.ts'
import { memoryStore } from './memory-store.ts'

/** The day on which the made-up meeting is held. */
export const fakeToday = '2026-11-20'
const fakeNow = Date.parse('2026-11-20T10:20:00Z')
const minuteMs = 60_000
const hourMs = 60 * minuteMs

export interface FakeOptions {
  /** Default 'participant', at table 2. 'guest' is in no meeting yet. */
  readonly as?: 'participant' | 'facilitator' | 'reader' | 'guest'
  readonly route?: Route
  /** A page of the made-up meeting; default 'main'. */
  readonly page?: MeetingPage
  readonly place?: Place
  readonly placeFrom?: 'room' | 'person'
  readonly language?: string
  readonly names?: boolean
  /** Nobody has written anything and nobody is linked. */
  readonly empty?: boolean
  readonly template?: Template
  readonly tables?: readonly string[]
  readonly remainingMs?: number | undefined
  readonly paused?: boolean
  /** What the link of a join route says; default: six tables, with a card. */
  readonly invited?: Invited | Refusal
  readonly scanner?: ReturnType<ScannerModel['state']['peek']>
  readonly pairing?: PairingState
  readonly hat?: HatModel
  /** What the room check is, or why there is none. */
  readonly check?: CheckModel | Refusal
  /** Whether this phone writes for whoever presents; true where nothing is said. */
  readonly presents?: boolean
  /** Where one's own templates are kept. */
  readonly store?: Store
}

/** What a test may turn by hand, and see. */
export interface FakeControls {
  readonly place: Signal<Place>
  readonly placeFrom: Signal<'room' | 'person'>
  readonly clock: Signal<ClockReading>
  readonly truth: Signal<Truth>
  readonly pairing: Signal<PairingState>
  readonly pairingLink: Signal<string | undefined>
  readonly scannerState: Signal<ReturnType<ScannerModel['state']['peek']>>
  readonly willAsk: Signal<boolean>
  readonly spotlight: Signal<Spotlight>
  readonly plenary: FakePlenary
  readonly typists: Signal<ReturnType<TableModel['typists']['peek']>>
  readonly seats: Signal<ReturnType<TableModel['seats']['peek']>>
  readonly otherHalf: Signal<ReturnType<TableModel['otherHalf']['peek']>>
  readonly sharedByOthers: Signal<readonly NoteId[]>
  readonly persisted: Signal<boolean | undefined>
  readonly install: Signal<'installed' | 'offered' | 'by-hand' | 'unavailable'>
  readonly update: Signal<'none' | 'waiting'>
  readonly meetingState: Signal<MeetingState>
  readonly brief: Signal<Brief>
  readonly template: Signal<Template>
  readonly tables: Signal<readonly Table[]>
  /** Where tables are by their own pace. */
  readonly turns: Signal<ReadonlyMap<TableId, Place>>
  readonly tableNotes: Signal<ReadonlyMap<NoteId, Note>>
  /** What tables have shared with the room. */
  readonly shared: Signal<ReadonlyMap<NoteId, SharedNote>>
  readonly privateNotes: Signal<ReadonlyMap<string, Note & { readonly circle: MyNote['circle'] }>>
  readonly points: Signal<ReadonlyMap<string, FakePoint>>
  /** What `read` of the pairing model was given. */
  readonly readTexts: string[]
  /** Every action that was called, by name, with its parameters. */
  readonly calls: { readonly action: string; readonly parameters: readonly unknown[] }[]
  /** What the next `add` or `edit` answers. */
  refuseNext: Refusal | undefined
  /** Roles, the other facilitators, the recovery code. */
  readonly moving: ReturnType<typeof fakeMoving>
  readonly leading: Omit<ReturnType<typeof fakeLeading>, 'roles' | 'facilitators'>
  readonly relays: ReturnType<typeof fakeRelays>
  /** What is seen by the camera. */
  see(text: string): void
}

interface Note {
  readonly id: string
  readonly cell: CellId
  readonly text: string
  readonly order: string
  readonly by?: string
  readonly removed?: boolean
}

type FakePoint = ActionPoint & { readonly table: TableId | undefined }

export interface FakeApp extends App {
  readonly controls: FakeControls
}

export const fakeMeetingId = '0123456789abcdef0123456789abcdef'
const myTableId = 't2'

const fakeCalls = (did: (action: string, ...parameters: readonly unknown[]) => void): CallsModel => {
  const bell = signal(true)
  const buzz = signal(false)
  return {
    bell,
    buzz,
    canBuzz: true,
    setBell(on) {
      did('setBell', on)
      bell.value = on
    },
    setBuzz(on) {
      did('setBuzz', on)
      buzz.value = on
    },
    tryBell: () => did('tryBell'),
    tryBuzz: () => did('tryBuzz'),
  }
}

const orderOf = (at: number) => `a${String(at).padStart(4, '0')}`

/** An app in memory with a believable meeting in it: a hospital ward that looks back on its new handover. */
export const fakeApp = (options: FakeOptions = {}): FakeApp => {
  const { as = 'participant', empty = false, names = false } = options
  const sample = sampleMeeting(fakeToday)
  const calls: FakeControls['calls'] = []
  const did = (action: string, ...parameters: readonly unknown[]) => {
    calls.push({ action, parameters })
  }
  let made = 0
  const newId = () => {
    made += 1
    return `made-${made}`
  }

  // What the room holds
  const template = signal<Template>(options.template ?? sample.template)
  const brief = signal<Brief>({ ...sample.brief, names })
  const turns = signal<ReadonlyMap<TableId, Place>>(new Map())
  const tables = signal<readonly Table[]>(
    (options.tables ?? sample.tables).map((name, at) => ({
      id: `t${at + 1}`,
      name,
      number: at + 1,
      signers: [`signer-${at + 1}`],
    })),
  )
  const shared = signal<ReadonlyMap<NoteId, SharedNote>>(
    new Map(
      (empty ? [] : sample.notes).map(({ table, cell, text }, at) => {
        const id = `shared-${at}`
        const note: SharedNote = {
          id,
          table: `t${table}`,
          signer: `signer-${table}`,
          content: {
            cell,
            text,
            order: orderOf(at),
            ...(names ? { by: ['Mercy', 'Tom', 'Samira', 'Ines'][at % 4] ?? '' } : {}),
          },
        }
        return [id, note] as const
      }),
    ),
  )
  const points = signal<ReadonlyMap<string, FakePoint>>(
    new Map(
      (empty ? [] : sample.points).map(({ table, point }) => [
        point.id,
        { ...point, table: table === undefined ? undefined : `t${table}` },
      ]),
    ),
  )
  const ready = signal<ReadonlyMap<TableId, ReadonlySet<StageId>>>(
    new Map(
      tables.value.map((table) => [
        table.id,
        new Set(
          empty
            ? []
            : sample.ready.filter((entry) => `t${entry.table}` === table.id).map((entry) => entry.stage),
        ),
      ]),
    ),
  )
  const spotlight = signal<Spotlight>(
    empty ? {} : { table: `t${sample.spotlight.table}`, next: `t${sample.spotlight.next}` },
  )
  const doors = signal<Doors>({ closed: false, admitted: [] })

  // What my table and I hold
  const ofMyTable = [...shared.value.values()].filter((note) => note.table === myTableId)
  const unshared: readonly (readonly [CellId, string])[] = [
    ['reflect/ours/well', 'Families noticed. Two of them wrote it on the card at the door'],
    ['reflect/mine/well', 'I asked the patient first, before I looked at the sheet'],
    ['learn/ours/worked', 'We tried it on one bay first and told the others what went wrong'],
    ['learn/ours/learned', 'Start small, say it aloud, then change the sheet'],
    ['plan/mine/start', 'Ask one colleague a day what I left out'],
  ]
  const tableNotes = signal<ReadonlyMap<NoteId, Note>>(
    new Map(
      empty
        ? []
        : [
            ...ofMyTable.flatMap(({ id, content }, at) => {
              if (!content) return []
              const text = at === 1 ? `${content.text}, and relatives ask good questions` : content.text
              return [[id, { id, ...content, text }] as const]
            }),
            ...unshared.map(([cell, text], at) => {
              const id = `draft-${at}`
              return [
                id,
                { id, cell, text, order: `b${at}`, ...(names ? { by: at % 2 ? 'Tom' : 'Mercy' } : {}) },
              ] as const
            }),
          ],
    ),
  )
  const privateNotes = signal<FakeControls['privateNotes']['value']>(
    new Map(
      empty
        ? []
        : [
            ...sample.privateNotes.map(({ cell, text }) => ({ cell, text, circle: 'me' as const })),
            {
              cell: 'reflect/mine/well',
              text: 'Kept the phone in my pocket, for once',
              circle: 'table' as const,
            },
            { cell: 'learn/mine/worked', text: 'I had slept', circle: 'me' as const },
            { cell: 'reflect/ours/well', text: 'We laughed again at handover', circle: 'me' as const },
          ].map((note, at) => [`mine-${at}`, { id: `mine-${at}`, order: orderOf(at), ...note }] as const),
    ),
  )

  // Where it is
  const place = signal<Place>(options.place ?? (empty ? { stage: 'reflect', step: 'alone' } : sample.place))
  const placeFrom = signal<'room' | 'person'>(options.placeFrom ?? 'room')
  const pinned = signal<Place | undefined>(undefined)
  const clock = signal<ClockReading>({
    remainingMs: 'remainingMs' in options ? options.remainingMs : 12 * minuteMs + 40_000,
    paused: options.paused ?? false,
    ...(as === 'facilitator' ? { aheadMinutes: -3 } : {}),
  })
  const truth = signal<Truth>(
    empty
      ? { here: 'saved', table: 'alone', room: 'alone' }
      : { here: 'saved', table: as === 'facilitator' ? undefined : 'has-it', room: 'has-it' },
  )
  const seats = signal<ReturnType<TableModel['seats']['peek']>>(
    empty
      ? [{ me: true, here: true }]
      : names
        ? [
            { name: 'Mercy', me: true, here: true },
            { name: 'Tom', me: false, here: true },
            { name: 'Samira', me: false, here: true },
            { name: 'Ines', me: false, here: true },
            { name: 'Karl', me: false, here: false },
          ]
        : [0, 1, 2, 3, 4].map((at) => ({ me: at === 0, here: at < 4 })),
  )
  const typists = signal<ReturnType<TableModel['typists']['peek']>>([])
  const otherHalf = signal<'none' | 'met' | 'we-said-yes'>('none')
  const sharedByOthers = signal<readonly NoteId[]>([])
  const seat = signal<TableId | undefined>(as === 'participant' ? myTableId : undefined)
  const plenary = fakePlenary({
    tables,
    shared,
    spotlight,
    template,
    place,
    myTable: () => seat.value,
    did,
    newId,
  })
  const { source: readoutSource, readout } = plenary
  const myName = signal(as === 'facilitator' ? '' : names ? 'Mercy' : '')

  const { roles, facilitators, ...leading } = fakeLeading(did)
  const relays = fakeRelays(did)
  const moving = fakeMoving(did)
  const controls: FakeControls = {
    leading,
    relays,
    moving,
    place,
    placeFrom,
    clock,
    truth,
    spotlight,
    plenary,
    typists,
    seats,
    otherHalf,
    sharedByOthers,
    brief,
    template,
    tables,
    turns,
    tableNotes,
    shared,
    privateNotes,
    points,
    calls,
    pairing: signal<PairingState>(options.pairing ?? { at: 'ready' }),
    pairingLink: signal<string | undefined>(
      `https://plenary.example/app/#${'31415926535897932384626433832795028841971693993751'.repeat(6)}`,
    ),
    scannerState: signal(options.scanner ?? { at: 'off' as const }),
    willAsk: signal(true),
    persisted: signal<boolean | undefined>(true),
    install: signal<'installed' | 'offered' | 'by-hand' | 'unavailable'>('offered'),
    update: signal<'none' | 'waiting'>('none'),
    meetingState: signal<MeetingState>({ state: 'none' }),
    readTexts: [],
    refuseNext: undefined,
    see: (text) => onText?.(text),
  }
  let onText: ((text: string) => void) | undefined

  const change = <Value extends object>(
    all: Signal<ReadonlyMap<string, Value>>,
    id: string,
    part: Partial<Value>,
  ) => {
    const value = all.value.get(id)
    if (value) all.value = new Map(all.value).set(id, { ...value, ...part })
  }
  const byCell = <Value extends { cell: CellId; order: string; removed?: boolean }>(
    notes: Iterable<Value>,
  ) => {
    const cells = new Map<CellId, Value[]>()
    for (const note of notes) if (!note.removed) cells.set(note.cell, [...(cells.get(note.cell) ?? []), note])
    for (const list of cells.values()) list.sort((a, b) => (a.order < b.order ? -1 : 1))
    return cells
  }
  const refused = (): Refusal | undefined => {
    const why = controls.refuseNext
    controls.refuseNext = undefined
    return why
  }
  const shareNote = (id: NoteId, cell: CellId, text: string) => {
    shared.value = new Map(shared.value).set(id, {
      id,
      table: seat.value ?? 't1',
      signer: 'signer-me',
      content: { cell, text, order: `z${shared.value.size}` },
    })
  }

  const table: TableModel = {
    id: myTableId,
    notes: computed(
      () =>
        new Map(
          [...byCell(tableNotes.value.values())].map(([cell, notes]) => [
            cell,
            notes.map(
              ({ id, text, by }): GridNote => ({
                id,
                cell,
                text,
                ...(by === undefined ? {} : { by }),
                share: shareState({ cell, text }, shared.value.get(id)),
              }),
            ),
          ]),
        ),
    ),
    add(cell, text) {
      did('table.add', cell, text)
      const why = refused()
      if (why) return why
      const id = newId()
      tableNotes.value = new Map(tableNotes.value).set(id, { id, cell, text, order: `y${made}` })
      return undefined
    },
    edit(id, text) {
      did('table.edit', id, text)
      const why = refused()
      if (!why) change(tableNotes, id, { text })
      return why
    },
    move(id, cell, before) {
      did('table.move', id, cell, before)
      change(tableNotes, id, { cell })
    },
    remove(id) {
      did('table.remove', id)
      change(tableNotes, id, { removed: true })
    },
    restore(id) {
      did('table.restore', id)
      change(tableNotes, id, { removed: false })
    },
    async shareWithRoom(ids) {
      did('table.shareWithRoom', ids)
      for (const id of ids) {
        const note = tableNotes.value.get(id)
        if (note) shareNote(id, note.cell, note.text)
      }
    },
    async withdraw(ids) {
      did('table.withdraw', ids)
      for (const id of ids) {
        const note = shared.value.get(id)
        if (note) shared.value = new Map(shared.value).set(id, { ...note, content: null })
      }
    },
    sharedByOthers,
    dismissSharedByOthers() {
      sharedByOthers.value = []
    },
    seats,
    typists,
    setTypingIn(where) {
      did('table.setTypingIn', where)
    },
    ready: computed(() => ready.value.get(myTableId) ?? new Set()),
    async setReady(stage, on) {
      did('table.setReady', stage, on)
      const next = new Set(ready.value.get(myTableId))
      if (on) next.add(stage)
      else next.delete(stage)
      ready.value = new Map(ready.value).set(myTableId, next)
    },
    otherHalf,
    joinHalves() {
      did('table.joinHalves')
      otherHalf.value = 'we-said-yes'
    },
    rounds: fakeRounds(did),
    airtime: fakeAirtime(did),
  }

  const facilitate: FacilitateModel = {
    async move(to) {
      did('move', to)
      place.value = to
    },
    async next() {
      did('next')
      place.value = nextPlace(template.value, place.value) ?? place.value
    },
    async previous() {
      did('previous')
      place.value = previousPlace(template.value, place.value) ?? place.value
    },
    async pause() {
      did('pause')
      clock.value = { ...clock.value, paused: true }
    },
    async resume() {
      did('resume')
      clock.value = { ...clock.value, paused: false }
    },
    async addMinutes(minutes) {
      did('addMinutes', minutes)
      clock.value = { ...clock.value, remainingMs: (clock.value.remainingMs ?? 0) + minutes * minuteMs }
    },
    async present(next) {
      did('present', next)
      spotlight.value = next
    },
    plenary: plenary.facilitate,
    async changeBrief(next) {
      did('changeBrief', next)
      brief.value = next
    },
    async changeTemplate(next) {
      did('changeTemplate', next)
      template.value = next
    },
    async addTable(name) {
      did('addTable', name)
      const number = tables.value.length + 1
      tables.value = [...tables.value, { id: `t${number}`, name, number, signers: [] }]
    },
    async renameTable(id, name) {
      did('renameTable', id, name)
      tables.value = tables.value.map((entry) => (entry.id === id ? { ...entry, name } : entry))
    },
    async closeTable(id, closed) {
      did('closeTable', id, closed)
      tables.value = tables.value.map((entry) => (entry.id === id ? { ...entry, closed } : entry))
    },
    async setDoors(closed) {
      did('setDoors', closed)
      doors.value = { ...doors.value, closed }
    },
    setRelays: relays.setRelays,
    claims: signal([]),
    async confirmClaim(signer) {
      did('confirmClaim', signer)
    },
    invitationLink: `https://plenary.example/app/#${'27182818284590452353602874713526624977572'.repeat(3)}`,
    devices: signal(empty ? 1 : 17),
    screens: signal(0),
  }

  const drafts = new Map<string, string>()
  const documentAs = (documentOptions: DocumentOptions) =>
    workingDocument(
      {
        brief: brief.value,
        template: template.value,
        ...readoutSource.value,
        points: points.value,
        earlier: undefined,
      },
      documentOptions,
      readout.value,
    )

  const pointViews = computed(() =>
    [...points.value.values()].map(({ table: of, ...point }) => ({
      ...point,
      table: tables.value.find((entry) => entry.id === of),
      mine: as === 'facilitator' || of === seat.value,
      mayTake: true,
    })),
  )

  const meeting: MeetingModel = {
    id: fakeMeetingId,
    role: as === 'guest' ? 'participant' : as,
    isScreen: signal(false),
    sample: false,
    brief,
    briefKnown: signal(true),
    template,
    tables,
    follow: fakeFollow(did),
    carry: fakeCarry(did),
    moving: as === 'reader' ? undefined : async () => moving.model,
    promise: fakePromise(pointViews),
    gates: gatesModel({
      template,
      place,
      opened: signal(new Set()),
      presents: () => options.presents ?? true,
    }),
    place,
    placeFrom,
    looking: computed(() => pinned.value ?? place.value),
    look(to) {
      did('look', to)
      if (placeFrom.value === 'person') place.value = to
      else pinned.value = samePlace(to, place.value) ? undefined : to
    },
    followRoom() {
      did('followRoom')
      pinned.value = undefined
    },
    typing(on) {
      did('typing', on)
      if (on) pinned.value ??= place.value
      else if (pinned.value && samePlace(pinned.value, place.value)) pinned.value = undefined
    },
    clock,
    hat: signal(options.hat),
    drafts: { get: (key) => drafts.get(key) ?? '', set: (key, text) => void drafts.set(key, text) },
    me: {
      notes: computed(() => byCell(privateNotes.value.values()) as ReadonlyMap<CellId, readonly MyNote[]>),
      async add(cell, text) {
        did('me.add', cell, text)
        const why = refused()
        if (why) return why
        const id = newId()
        privateNotes.value = new Map(privateNotes.value).set(id, {
          id,
          cell,
          text,
          order: `y${made}`,
          circle: 'me',
        })
        return undefined
      },
      async edit(id, text) {
        did('me.edit', id, text)
        const why = refused()
        if (!why) change(privateNotes, id, { text })
        return why
      },
      async move(id, cell) {
        did('me.move', id, cell)
        change(privateNotes, id, { cell })
      },
      async remove(id) {
        did('me.remove', id)
        change(privateNotes, id, { removed: true })
      },
      async restore(id) {
        did('me.restore', id)
        change(privateNotes, id, { removed: false })
      },
      async bringToTable(ids) {
        did('me.bringToTable', ids)
        for (const id of ids) {
          const note = privateNotes.value.get(id)
          if (!note) continue
          change(privateNotes, id, { circle: 'table' })
          const brought = newId()
          tableNotes.value = new Map(tableNotes.value).set(brought, {
            id: brought,
            cell: note.cell,
            text: note.text,
            order: `y${made}`,
          })
        }
      },
      async shareWithRoom(ids) {
        did('me.shareWithRoom', ids)
        for (const id of ids) {
          const note = privateNotes.value.get(id)
          if (!note) continue
          change(privateNotes, id, { circle: 'room' })
          shareNote(newId(), note.cell, note.text)
        }
      },
    },
    table: computed(() => (seat.value ? table : undefined)),
    room: {
      readout,
      plenary: plenary.room,
      spotlight,
      progress: computed(() =>
        tables.value.map((entry, at) => ({
          table: entry,
          devices: empty ? 0 : ([5, 4, 1, 3, 5, 2][at % 6] ?? 1),
          shared: [...shared.value.values()].filter((note) => note.table === entry.id && note.content).length,
          ready: ready.value.get(entry.id) ?? new Set(),
          linked: !empty && at !== 2,
          ...optional('turn', turns.value.get(entry.id)),
        })),
      ),
      points: pointViews,
      async savePoint(point) {
        did('savePoint', point)
        const why = refused()
        if (why) return why
        const before = points.value.get(point.id)
        points.value = new Map(points.value).set(point.id, {
          ...point,
          taken: before?.taken ?? false,
          table: before ? before.table : seat.value,
        })
        return undefined
      },
      async withdrawPoint(id) {
        did('withdrawPoint', id)
        const next = new Map(points.value)
        next.delete(id)
        points.value = next
      },
      async take(id, taken, who) {
        did('take', id, taken, who)
        change(points, id, { taken, ...(taken ? { who } : {}) })
      },
      document: computed(() => documentAs(wholeDocument)),
      documentAs,
      doors,
      newPointId: newId,
    },
    connection: {
      truth,
      linked: computed(() => (truth.value.room === 'alone' ? 0 : 4)),
      details: signal([
        { name: 'linked', value: empty ? 0 : 4 },
        { name: 'known', value: empty ? 0 : 17 },
        { name: 'bytesIn', value: 48_210 },
        { name: 'bytesOut', value: 31_774 },
        { name: 'refusedFrames', value: 0 },
      ]),
      ways: [relays.model],
      pairing: {
        start() {
          did('pairing.start')
          return () => did('pairing.stop')
        },
        link: controls.pairingLink,
        state: controls.pairing,
        apart: computed(() => truth.value.apart ?? false),
        read(text) {
          controls.readTexts.push(text)
        },
      },
    },
    facilitate: as === 'facilitator' ? facilitate : undefined,
    roles,
    facilitators: as === 'facilitator' ? facilitators : undefined,
    devices: facilitate.devices,
    invitationLink: facilitate.invitationLink,
    myName,
    setMyName(name) {
      did('setMyName', name)
      myName.value = name
    },
    async sitAt(id) {
      did('sitAt', id)
      seat.value = id
    },
    async exportAs(kind, _labels, options) {
      did('exportAs', kind, options)
      return 'downloaded'
    },
    async promiseToCalendar(promise) {
      did('promiseToCalendar', promise)
      return 'downloaded'
    },
  }

  const templates = openTemplates({ store: options.store ?? memoryStore(), browser: fakeBrowser().browser })

  const route = signal<Route>(
    options.route ??
      (as === 'guest' ? { at: 'home' } : { at: 'meeting', id: fakeMeetingId, page: options.page ?? 'main' }),
  )
  const language = signal(options.language ?? 'en')
  controls.meetingState.value = { state: 'open', model: meeting }
  const summary = (
    id: string,
    title: string,
    focus: string,
    role: MeetingSummary['role'],
    hoursAgo: number,
  ): MeetingSummary => ({
    id,
    title,
    focus,
    role,
    ...(role === 'participant' ? { table: myTableId } : {}),
    startedAt: fakeNow - hoursAgo * hourMs,
    openedAt: fakeNow - hoursAgo * hourMs,
    sample: false,
  })
  const meetings = signal<readonly MeetingSummary[]>(
    empty
      ? []
      : [
          summary(
            fakeMeetingId,
            brief.value.title,
            brief.value.focus,
            as === 'guest' ? 'participant' : as,
            1,
          ),
          summary(
            'b'.repeat(32),
            'New starters',
            'The first two weeks of six new colleagues',
            'facilitator',
            24 * 15,
          ),
          summary(
            'c'.repeat(32),
            'Night shift and sleep',
            'What we tried since spring',
            'participant',
            24 * 62,
          ),
        ],
  )

  return {
    route,
    async check(link) {
      did('check', link)
      return options.check ?? fakeCheck()
    },
    go(to, how) {
      did('go', to, how)
      route.value = to
    },
    device: {
      meetings,
      async forget(id) {
        did('forget', id)
        meetings.value = meetings.value.filter((entry) => entry.id !== id)
      },
      language,
      setLanguage(next) {
        did('setLanguage', next)
        language.value = next
      },
      install: controls.install,
      async promptInstall() {
        did('promptInstall')
      },
      update: controls.update,
      async applyUpdate() {
        did('applyUpdate')
      },
      offlineReady: signal(true),
      persisted: controls.persisted,
      calls: fakeCalls(did),
      onlineWish: fakeOnlineWish(did),
    },
    meeting: computed(() => (route.value.at === 'meeting' ? controls.meetingState.value : { state: 'none' })),
    async create(draft) {
      did('create', draft)
    },
    async join(invitation) {
      did('join', invitation)
    },
    openLink(text) {
      did('openLink', text)
      return text.includes('#') ? undefined : 'not-plenary'
    },
    invitedBy: () => options.invited ?? { hint: { template: 0, tables: 6, names }, hasCard: true },
    async addPack(file) {
      did('addPack', file)
      return { id: fakeMeetingId }
    },
    async openFile(file) {
      did('openFile', file)
      return refused()
    },
    async openSample() {
      did('openSample')
    },
    arriving: {
      file: signal(undefined),
      take: () => undefined,
      handedOver: signal(false),
      refused: signal(undefined),
    },
    templates: () => templates,
    scanner: {
      state: controls.scannerState,
      willAsk: controls.willAsk,
      async on(facing, listener) {
        did('scanner.on', facing)
        onText = listener
      },
      off() {
        did('scanner.off')
        onText = undefined
      },
      async readPicture(image) {
        did('scanner.readPicture', image)
        return undefined
      },
    },
    sharing: {
      async copy(text) {
        did('copy', text)
        return true
      },
      async share(text) {
        did('share', text)
        return 'shared'
      },
      openProjector(id) {
        did('openProjector', id)
        return true
      },
      print() {
        did('print')
      },
    },
    controls,
  }
}
