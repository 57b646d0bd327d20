import { readdirSync, readlinkSync } from 'node:fs'
import { FingerprintBook, type NotedConnection } from '../doubles/wrtc-rtc.ts'
import { openLine } from './line.ts'
import { openPhone, type Phone, type PhoneState } from './phone.ts'

/** What a process of phones does when the room asks it; `phone` is the phone's number in the room. */
export type PhoneDuties = {
  join(who: { readonly phone: number; readonly link: string; readonly table: string }): Promise<void>
  code(phone: number): Promise<string>
  read(what: { readonly phone: number; readonly code: string }): Promise<void>
  share(what: { readonly phone: number; readonly cell: string; readonly text: string }): Promise<void>
  state(nothing: undefined): Promise<ProcessState>
  /** Closes all its phones; the process ends by itself after that. */
  close(nothing: undefined): Promise<void>
}

/** What a process of phones asks of the room: its connections are written down there before anybody can hear of them. */
export type RoomDuties = {
  note(what: { readonly credentials: string; readonly connection: NotedConnection }): Promise<void>
  find(credentials: string): Promise<NotedConnection | undefined>
}

export interface ProcessState {
  readonly phones: readonly PhoneState[]
  /** How many files it has open, by kind; none where the system does not tell. */
  readonly files: Readonly<Record<string, number>>
  readonly memoryBytes: number
  readonly cpuSeconds: number
}

/** By what Linux calls them: 'socket', 'anon_inode', 'pipe', or a path's first part. */
const openFiles = (): Record<string, number> => {
  const kinds: Record<string, number> = {}
  if (process.platform !== 'linux') return kinds
  for (const file of readdirSync('/proc/self/fd')) {
    let kind = ''
    try {
      kind = /^[a-z_]+(?=:)|^\/[^/]*/.exec(readlinkSync(`/proc/self/fd/${file}`))?.[0] ?? 'other'
    } catch {
      // The one through which the folder itself was read
      continue
    }
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}

/** Lives in a process of its own until its parent is done with it, or is gone. */
const live = async () => {
  const phones = new Map<number, Phone>()
  const phoneOf = (number: number) => {
    const phone = phones.get(number)
    if (!phone) throw new Error(`phone ${number} has not joined`)
    return phone
  }
  // Whatever this process does just then: nobody needs it any more
  process.on('disconnect', () => process.exit(1))
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const duties: PhoneDuties = {
    join: async ({ phone, link, table }) => {
      phones.set(phone, await openPhone({ book, name: `phone ${phone}`, link, table }))
    },
    code: (phone) => phoneOf(phone).code(),
    read: ({ phone, code }) => phoneOf(phone).read(code),
    share: ({ phone, cell, text }) => phoneOf(phone).share(cell, text),
    state: async () => {
      const { user, system } = process.cpuUsage()
      return {
        phones: [...phones.values()].map(({ state }) => state),
        files: openFiles(),
        memoryBytes: process.memoryUsage.rss(),
        cpuSeconds: (user + system) / 1e6,
      }
    },
    close: async () => {
      await Promise.all([...phones.values()].map((phone) => phone.close()))
      finish()
    },
  }
  const { ask } = openLine<RoomDuties>(process as NodeJS.Process & { connected: boolean }, duties)
  const book = new FingerprintBook({
    note: (credentials, connection) => ask('note', { credentials, connection }),
    find: (credentials) => ask('find', credentials),
  })
  await finished
}

// While the module is loaded, not after: the runner that loads it takes no further import() then, and the mesh does one.
await live()
