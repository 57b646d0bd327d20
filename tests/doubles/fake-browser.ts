import { compressionOf } from '../../src/browser/compression.ts'
import type {
  Browser,
  Camera,
  CameraFeed,
  CameraRefusal,
  Facing,
} from '../../src/browser/contract/browser.ts'
import { Emitter } from '../../src/lib/emitter.ts'

type HandedFile = Parameters<Browser['files']['hand']>[0]

/** The locks of one browser: give the same ones to several fake browsers to have several tabs. */
export class FakeLocks {
  readonly #queues = new Map<string, { held(): void }[]>()

  claim(name: string, events: { held(): void; taken(): void }): () => void {
    const queue = this.#queues.get(name) ?? []
    this.#queues.set(name, queue)
    const mine = { held: events.held }
    queue.push(mine)
    // As in a real browser, nothing is told before the caller has its undo.
    queueMicrotask(() => {
      if (!queue.includes(mine)) return
      if (queue[0] === mine) mine.held()
      else events.taken()
    })
    return () => {
      const at = queue.indexOf(mine)
      if (at < 0) return
      queue.splice(at, 1)
      const next = queue[0]
      if (at === 0 && next) queueMicrotask(() => queue[0] === next && next.held())
    }
  }
}

/** The channels of one browser: give the same ones to several fake browsers to have several windows. */
export class FakeChannels {
  readonly #channels = new Map<string, Set<(message: unknown) => void>>()

  channel(name: string) {
    const all = this.#channels.get(name) ?? new Set()
    this.#channels.set(name, all)
    const mine = new Emitter<[unknown]>()
    const hear = (message: unknown) => mine.emit(message)
    all.add(hear)
    return {
      post(message: unknown) {
        const copy: unknown = structuredClone(message)
        for (const other of all) if (other !== hear) queueMicrotask(() => all.has(other) && other(copy))
      },
      onMessage: (listener: (message: unknown) => void) => mine.on(listener),
      close: () => void all.delete(hear),
    }
  }
}

export interface FakeBrowserOptions {
  readonly channels?: FakeChannels
  readonly fragment?: string
  readonly base?: string
  /** Milliseconds since 1970; stands still until `advance`. */
  readonly now?: number
  readonly locks?: FakeLocks
}

class FakeFeed implements CameraFeed {
  /** No video plays in a test; views only hand it on, to an element that takes nothing else. */
  readonly stream = typeof MediaStream === 'undefined' ? ({} as MediaStream) : new MediaStream()
  readonly facing: Facing
  readonly codes = new Emitter<[string]>()
  closed = false
  #last: string | undefined

  constructor(facing: Facing) {
    this.facing = facing
  }

  onCode(listener: (text: string) => void) {
    return this.codes.on(listener)
  }

  see(text: string) {
    if (this.closed || text === this.#last) return
    this.#last = text
    this.codes.emit(text)
  }

  close() {
    this.closed = true
  }
}

/** A Browser whose every answer a test decides, and which remembers what was asked of it. */
export type FakeWorld = ReturnType<typeof fakeBrowser>['world']

export const fakeBrowser = (options: FakeBrowserOptions = {}) => {
  let time = options.now ?? Date.UTC(2026, 10, 20, 9)
  const entries = [options.fragment ?? '']
  let entry = 0
  const wakes = new Emitter<[]>()
  const leaves = new Emitter<[]>()
  const fragments = new Emitter<[]>()
  const installs = new Emitter<[]>()
  const updates = new Emitter<[]>()
  const arrivals = new Emitter<[Blob]>()
  const locks = options.locks ?? new FakeLocks()
  const channels = options.channels ?? new FakeChannels()
  const opened: { fragment: string; name: string }[] = []
  const feeds: FakeFeed[] = []

  /** What a test may set before, and read after. */
  const world = {
    permission: 'prompt' as 'prompt' | 'granted' | 'denied',
    refusal: undefined as CameraRefusal | undefined,
    /** What the next pictures show. */
    picture: undefined as string | undefined,
    handing: 'downloaded' as 'shared' | 'downloaded' | 'cancelled',
    handingText: 'copied' as 'shared' | 'copied' | 'cancelled',
    copies: true,
    install: 'unavailable' as ReturnType<Browser['installing']['state']>,
    promptAccepted: true,
    waiting: false,
    offlineReady: false,
    persisted: false,
    grantsPersistence: true,
    handed: [] as HandedFile[],
    texts: [] as string[],
    copied: [] as string[],
    applied: 0,
    buzzes: 0,
    bells: 0,
    prints: 0,
    awake: 0,
    feeds: feeds as readonly FakeFeed[],

    /** The camera that is on sees this code. */
    see(text: string) {
      for (const feed of feeds) feed.see(text)
    },
    /** As when the system opens a file with the app. */
    bring(file: Blob) {
      arrivals.emit(file)
    },
    advance(milliseconds: number) {
      time += milliseconds
    },
    wake: () => wakes.emit(),
    leave: () => leaves.emit(),
    /** As when a person changes the address or follows a link. */
    navigate(fragment: string) {
      entries.splice(entry + 1, entries.length, fragment)
      entry++
      fragments.emit()
    },
    back() {
      if (entry === 0) return
      entry--
      fragments.emit()
    },
    setInstall(state: ReturnType<Browser['installing']['state']>) {
      world.install = state
      installs.emit()
    },
    offerUpdate() {
      world.waiting = true
      updates.emit()
    },
    becomeOfflineReady() {
      world.offlineReady = true
      updates.emit()
    },
    /** How many subscriptions are still open: none after everything was closed. */
    get subscriptions() {
      return [wakes, leaves, fragments, installs, updates].reduce((sum, each) => sum + each.size, 0)
    },
  }

  const camera: Camera = {
    permission: async () => world.permission,
    async open(facing) {
      if (world.refusal) return world.refusal
      if (world.permission === 'denied') return 'denied'
      world.permission = 'granted'
      const feed = new FakeFeed(facing)
      feeds.push(feed)
      return feed
    },
  }

  const browser: Browser = {
    camera,
    codes: { read: async () => world.picture },
    files: {
      async hand(file) {
        world.handed.push(file)
        return world.handing
      },
      async handText(text) {
        world.texts.push(text)
        return world.handingText
      },
      async copy(text) {
        if (world.copies) world.copied.push(text)
        return world.copies
      },
    },
    arriving: {
      onFile(listener) {
        const stop = arrivals.on(listener)
        return stop
      },
    },
    wakeLock: {
      hold() {
        world.awake++
        let held = true
        return () => {
          if (held) world.awake--
          held = false
        }
      },
    },
    installing: {
      state: () => world.install,
      async prompt() {
        if (world.install !== 'offered') return false
        world.setInstall(world.promptAccepted ? 'installed' : 'unavailable')
        return world.promptAccepted
      },
      onChange: installs.on,
    },
    updates: {
      waiting: () => world.waiting,
      offlineReady: () => world.offlineReady,
      async apply() {
        if (world.waiting) world.applied++
      },
      onChange: updates.on,
    },
    persistence: {
      persisted: async () => world.persisted,
      async request() {
        world.persisted = world.persisted || world.grantsPersistence
        return world.persisted
      },
    },
    locks,
    compression: compressionOf(globalThis),
    windows: {
      open(fragment, name) {
        opened.push({ fragment, name })
        return true
      },
      channel: (name) => channels.channel(name),
    },
    now: () => time,
    onWake: wakes.on,
    onLeave: leaves.on,
    fragment: {
      get: () => entries[entry] ?? '',
      set(fragment, how) {
        if (how === 'replace') entries[entry] = fragment
        else {
          entries.splice(entry + 1, entries.length, fragment)
          entry++
        }
      },
      onChange: fragments.on,
    },
    base: options.base ?? 'https://plenary.test/',
    buzz: () => {
      world.buzzes++
    },
    canBuzz: true,
    bell: () => {
      world.bells++
    },
    print: () => {
      world.prints++
    },
  }

  return { browser, world }
}
