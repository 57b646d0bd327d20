import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { NotedConnection } from '../doubles/wrtc-rtc.ts'
import { type Line, openLine } from './line.ts'
import type { PhoneDuties, ProcessState, RoomDuties } from './phones.ts'

/** A waiting connection of @roamhq/wrtc is 18 open files and two threads, a phone has up to 17 of them, and a process may open so many files. */
const phonesPerProcess = 12
const closeMs = 20_000
const lastWordsBytes = 4_000

interface PhoneProcess {
  readonly child: ChildProcess
  readonly line: Line<PhoneDuties>
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
}

/** The phones of a room, in processes of their own. */
export interface PhoneProcesses {
  join(phone: number, how: { readonly link: string; readonly table: string }): Promise<void>
  code(phone: number): Promise<string>
  read(phone: number, code: string): Promise<void>
  share(phone: number, cell: string, text: string): Promise<void>
  states(): Promise<readonly ProcessState[]>
  /** The certificate (64 hex digits) that is behind a phone's credentials. */
  findCertificate(credentials: string): string | undefined
  /** Rejects when a process dies before its time, with its last words; never resolves. */
  readonly died: Promise<never>
  /** Leaves no process behind. */
  close(): Promise<void>
}

const main = fileURLToPath(new URL('../run/phones.mjs', import.meta.url))

export const startPhones = (count: number): PhoneProcesses => {
  const noted = new Map<string, NotedConnection>()
  const duties: RoomDuties = {
    note: async ({ credentials, connection }) => {
      noted.set(credentials, connection)
    },
    find: async (credentials) => noted.get(credentials),
  }
  let closing = false
  let die: (why: Error) => void = () => undefined
  const died = new Promise<never>((_, reject) => {
    die = reject
  })
  // Whoever asks a dead process is told as well
  died.catch(() => undefined)

  const start = (): PhoneProcess => {
    const child = fork(main, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
    const line = openLine<PhoneDuties>(child, duties)
    let lastWords = ''
    child.stderr?.on('data', (said: Buffer) => {
      lastWords = (lastWords + said.toString()).slice(-lastWordsBytes)
    })
    const gone = new Promise<void>((resolve) => {
      const ended = (how: string) => {
        const error = new Error(
          `a process of phones ${how}. Its last words:\n${lastWords.trim() || '(none)'}`,
        )
        line.end(error)
        if (!closing) die(error)
        resolve()
      }
      child.once('error', (error) => ended(`could not run: ${error.message}`))
      // 'close', not 'exit': by then all that it said has been read
      child.once('close', (code, signal) => ended(`ended with ${signal ?? code}`))
    })
    return { child, line, gone }
  }
  const processes = Array.from({ length: Math.ceil(count / phonesPerProcess) }, start)
  const kill = () => {
    for (const { child } of processes) child.kill('SIGKILL')
  }
  // Where this process ends without `close`; a child whose parent is killed sees the line end
  process.once('exit', kill)

  // People of one table are spread over the processes, so that most links are between two processes
  const lineOf = (phone: number) => {
    const one = processes[phone % processes.length]
    if (!one) throw new RangeError(`no phone ${phone}`)
    return one.line
  }
  return {
    join: (phone, how) => lineOf(phone).ask('join', { phone, ...how }),
    code: (phone) => lineOf(phone).ask('code', phone),
    read: (phone, code) => lineOf(phone).ask('read', { phone, code }),
    share: (phone, cell, text) => lineOf(phone).ask('share', { phone, cell, text }),
    states: () => Promise.all(processes.map(({ line }) => line.ask('state', undefined))),
    findCertificate: (credentials) => noted.get(credentials)?.fingerprint,
    died,
    close: async () => {
      closing = true
      const late = setTimeout(kill, closeMs)
      // A dead one cannot close; it has been told of already
      await Promise.allSettled(processes.map(({ line }) => line.ask('close', undefined)))
      await Promise.all(processes.map(({ gone }) => gone))
      clearTimeout(late)
      process.off('exit', kill)
    },
  }
}
