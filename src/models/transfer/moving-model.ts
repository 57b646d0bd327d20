import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { TableId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import { fileName } from '../../export/file-name.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { localDay } from '../../lib/local-day.ts'
import { refuse, succeed } from '../../lib/result.ts'
import { carriedMaxBytes } from '../../records/limits.ts'
import { deriveSecrets } from '../../records/secrets.ts'
import { fromFile, fromScreen, type Room, type RoomView } from '../../records/set/room-types.ts'
import {
  isCarried,
  openCarried,
  roomRecords,
  sealOwn,
  sealRoom,
  tableRecords,
} from '../../records/travel/carried-room.ts'
import { bytesOfCarriedText, bytesToCarriedText } from '../../records/travel/carried-text.ts'
import { countsOf, readContents, tellArrival } from './carried-arrival.ts'
import type { CarryModel } from './carry-types.ts'
import type { CarriedScope, MovingCodec, MovingModel, Outgoing, Taking } from './moving-types.ts'

const carriedFileType = 'application/x-plenary'

interface MovingParts {
  readonly invitation: Invitation
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  /** Where this device sits. */
  readonly table: ReadonlySignal<TableId | undefined>
  readonly leads: ReadonlySignal<boolean>
  readonly own: { readonly count: () => number; readonly carry: CarryModel }
  readonly browser: Pick<Browser, 'compression' | 'files' | 'bell' | 'buzz' | 'now'>
  loadCodec(): Promise<MovingCodec>
  /** The room's own word on where it is has come. */
  roomCame(): void
}

/** Carries signed records of the room over no link at all. What comes is checked as if a stranger had brought it. */
export const movingModel = async (parts: MovingParts): Promise<MovingModel> => {
  const { room, view, table, browser } = parts
  const packing = browser.compression
  const secrets = await deriveSecrets(parts.invitation)
  const taking = signal<Taking>({ at: 'waiting' })

  const scopes = computed<readonly CarriedScope[]>(() => {
    const shared: readonly CarriedScope[] =
      table.value === undefined ? ['room'] : parts.leads.value ? ['room', 'table'] : ['table', 'room']
    return parts.own.count() > 0 ? [...shared, 'own'] : shared
  })
  const counts = computed(() => ({
    room: countsOf(view.value),
    table: table.value === undefined ? nothing : countsOf(view.value, table.value),
    own: { ...nothing, notes: parts.own.count() },
  }))

  const fileNameOf = (scope: CarriedScope): string => {
    const { brief, tables } = view.peek()
    const name = tables.find(({ id }) => id === table.peek())?.name ?? table.peek() ?? ''
    const title = [brief?.title || 'Plenary', ...(scope === 'table' ? [name] : [])].join(' ')
    return fileName(title, localDay(browser.now()), 'plenary')
  }

  const give = async (scope: CarriedScope): Promise<Outgoing> => {
    const at = table.peek()
    const given = counts.peek()[scope]
    const records = () => (scope === 'table' && at !== undefined ? tableRecords(room, at) : roomRecords(room))
    const sealed =
      scope === 'own'
        ? await sealOwn(parts.own.carry.toText(), secrets, packing)
        : await sealRoom(await records(), secrets, packing)
    return {
      scope,
      counts: given,
      bytes: sealed.length,
      async code() {
        const { movingSender } = await parts.loadCodec()
        const sender = await movingSender(sealed)
        return sender ? succeed(sender) : refuse('too-large')
      },
      toFile() {
        const name = fileNameOf(scope)
        const asText = { name: `${name}.txt`, text: `${bytesToCarriedText(sealed)}\n` }
        return browser.files.hand({ name, type: carriedFileType, bytes: sealed, asText })
      },
      toText: () => bytesToCarriedText(sealed),
    }
  }

  const takeBytes = async (bytes: Uint8Array, source: string): Promise<void> => {
    taking.value = { at: 'opening' }
    const opened = await openCarried(bytes, secrets, packing)
    if (typeof opened === 'string') {
      taking.value = { at: 'refused', why: opened }
      return
    }
    if ('own' in opened) {
      taking.value = { at: 'own', brought: await parts.own.carry.bring(opened.own) }
      return
    }
    const contents = readContents(opened.records, view.peek(), table.peek())
    // What waits for its table to be confirmed is news too.
    const has = () => `${room.digest()} ${room.view.waiting}`
    const before = has()
    await room.importRecords(opened.bundle, source)
    const unchanged = has() === before
    if (contents.hasStage) parts.roomCame()
    taking.value = { at: 'in', arrived: computed(() => tellArrival(contents, unchanged, view.value)) }
    browser.bell()
    browser.buzz()
  }
  const takeText = async (text: string): Promise<void> => {
    const bytes = bytesOfCarriedText(text)
    if (typeof bytes === 'string') taking.value = { at: 'refused', why: bytes }
    else if (bytes) await takeBytes(bytes, fromFile)
    else taking.value = { at: 'refused', why: 'not-carried' }
  }

  let reader: Promise<ReturnType<MovingCodec['movingReceiver']>> | undefined
  const openReader = () => {
    reader ??= parts.loadCodec().then(({ movingReceiver }) => movingReceiver())
    reader.catch(() => {
      reader = undefined
    })
    return reader
  }
  const take = async (text: string): Promise<void> => {
    const step = await (await openReader()).take(text)
    switch (step.at) {
      case 'again':
        return
      case 'reading':
        taking.value = step
        return
      case 'done':
        return takeBytes(step.content, fromScreen)
      case 'none': {
        // Of a code that is being read now and then a picture is misread; only where nothing is read it is told.
        if (taking.peek().at === 'waiting') taking.value = { at: 'refused', why: 'not-carried' }
        return
      }
      default:
        taking.value = { at: 'refused', why: step.at }
    }
  }

  /** A file that is opened while a code is read waits for its picture. */
  const inTurn = createTurns()

  return {
    scopes,
    counts,
    give,
    taking,
    read(text) {
      inTurn(() => take(text)).catch((error: unknown) => console.error('A code could not be taken in', error))
    },
    takeFile: (file) =>
      inTurn(async () => {
        if (file.size > carriedMaxBytes * 2) {
          taking.value = { at: 'refused', why: 'not-carried' }
          return
        }
        const bytes = new Uint8Array(await file.arrayBuffer())
        await (isCarried(bytes) ? takeBytes(bytes, fromFile) : takeText(new TextDecoder().decode(bytes)))
      }),
    takeText: (text) => inTurn(() => takeText(text)),
    again() {
      taking.value = { at: 'waiting' }
      inTurn(async () => (await reader)?.reset()).catch(() => undefined)
    },
  }
}

const nothing = { notes: 0, points: 0, tables: 0 }
