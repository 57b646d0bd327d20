import type { DeviceId, NoteId, TableId } from '../../domain/ids.ts'
import { nameMaxLength, noteMaxLength } from '../../domain/limits.ts'
import { isRecordKey } from '../../domain/records/kinds.ts'
import { ownerOf } from '../../domain/records/record-owner.ts'
import { noteToText, readPlace } from '../../grid/grid-cells.ts'
import { mergeShown, type ShownNote } from '../../grid/rewrite-note.ts'
import type { TableDocument } from '../../grid/table-types.ts'
import { textToBytes } from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { createChannel, jsonCodec } from './channel.ts'

/**
 * Two mates show their grid differently, and another sync round has changed nothing: some seat has told each of them something
 * else under the same clocks, which no sync can see. Spoken over a direct link between devices that have the grid:
 * - `notes`: hashes of what I show of each note between two ids; an empty one where the note has changed just now.
 * - `mine`: what I show of a note that you show differently; without `note` where I show none. The other merges it with its own,
 *   answers `mine-too` with what it had, and writes the note anew; on that answer so does the first.
 * Messages of one link are in order, behind the updates that went before them: so a note that both sides leave alone, and show
 * differently, is no note on its way. What is lost is said again after the next round.
 */
type Comparing =
  | { readonly t: 'notes'; readonly from: NoteId; readonly to: NoteId; readonly notes: readonly Listed[] }
  | { readonly t: 'mine' | 'mine-too'; readonly id: NoteId; readonly note?: ShownNote }
type Listed = readonly [id: NoteId, hash: string]

const kind = 'compare'
const hashBytes = 16
/** One that has changed within this is not compared, ms. */
const stillMs = 5_000
/** A neighbour is asked, and answered, so often, ms. */
const everyMs = 60_000
/** ... and may be asked again so soon where a note was changing, and so left out. */
const soonMs = 2_000
/** A message of `notes` fits into what the mesh sends at once. */
const listBytesMax = 12_000
const listsMax = 32
/** Notes that are written anew at a neighbour's word, each time. */
const notesMax = 32
/** Before one note is written anew again at the same neighbour's word, ms; each time so many times longer. */
const againAfterMs = 60_000
const againFactor = 4
/** After every id. */
const lastId = '~'

interface ComparingParts {
  readonly mesh: Pick<Mesh, 'send' | 'sendDirect' | 'onMessage' | 'peers'>
  readonly table: TableId
  readonly document: Pick<TableDocument, 'view' | 'onChange' | 'rewrite' | 'add'>
  /** The name under which the mesh syncs the document. */
  readonly documentName: string
  admits(device: DeviceId): boolean
}

/** What is remembered of one neighbour. */
interface Neighbour {
  askedAt: number
  /** When the minute began whose notes are counted. */
  askedFrom: number
  /** A note was changing here when it was asked last. */
  leftOut: boolean
  answersFrom: number
  lists: number
  /** Notes told and written in this time. */
  notes: number
  /** What I have told of a note, until it is answered. */
  readonly told: Map<NoteId, string>
  readonly rewritten: Map<NoteId, { readonly notBefore: number; readonly waitMs: number }>
}

export const openNoteComparing = (parts: ComparingParts) => {
  const { mesh, table, document, documentName, admits } = parts
  const channel = createChannel(
    mesh,
    kind,
    jsonCodec((value) => readComparing(value, table)),
  )
  const changedAt = new Map<NoteId, number>()
  const neighbours = new Map<DeviceId, Neighbour>()

  const neighbourOf = (device: DeviceId): Neighbour => {
    const never = Number.NEGATIVE_INFINITY
    const known = neighbours.get(device)
    if (known) return known
    const made: Neighbour = {
      askedAt: never,
      askedFrom: never,
      leftOut: false,
      answersFrom: never,
      lists: 0,
      notes: 0,
      told: new Map(),
      rewritten: new Map(),
    }
    neighbours.set(device, made)
    return made
  }
  const isStill = (id: NoteId) =>
    performance.now() - (changedAt.get(id) ?? Number.NEGATIVE_INFINITY) > stillMs
  const hashShown = (id: NoteId): string => {
    const note = document.view.notes.get(id)
    return note ? hash(noteToText(note)) : ''
  }
  const mayRewrite = (neighbour: Neighbour, id: NoteId) =>
    neighbour.notes < notesMax && performance.now() >= (neighbour.rewritten.get(id)?.notBefore ?? 0)

  const rewrite = (neighbour: Neighbour, id: NoteId, theirs: ShownNote | undefined) => {
    const mine = document.view.notes.get(id)
    const agreed = mine && theirs ? mergeShown(mine, theirs) : (mine ?? theirs)
    if (!agreed) return
    const waitMs = (neighbour.rewritten.get(id)?.waitMs ?? againAfterMs / againFactor) * againFactor
    neighbour.rewritten.set(id, { waitMs, notBefore: performance.now() + waitMs })
    neighbour.notes += 1
    if (agreed.text.length <= noteMaxLength) document.rewrite(id, agreed)
    // Too long for one note: nobody's words are cut
    else if (mine) document.add({ cell: mine.cell, text: mine.text, ...(mine.by ? { by: mine.by } : {}) })
  }

  const tell = (device: DeviceId, t: 'mine' | 'mine-too', id: NoteId) => {
    const note = document.view.notes.get(id)
    channel.sendDirect(device, { t, id, ...(note && { note: toShown(note) }) })
  }

  const compare = (device: DeviceId, { from, to, notes }: Comparing & { t: 'notes' }) => {
    const neighbour = neighbourOf(device)
    if (performance.now() - neighbour.answersFrom >= everyMs)
      Object.assign(neighbour, { answersFrom: performance.now(), lists: 0, notes: 0 })
    if (++neighbour.lists > listsMax) return
    const theirs = new Map(notes)
    const mine = [...document.view.notes.keys()].filter((id) => from <= id && id < to)
    for (const id of new Set([...mine, ...theirs.keys()])) {
      const shown = hashShown(id)
      const isChanging = theirs.get(id) === '' || !isStill(id)
      if (isChanging || theirs.get(id) === shown || (!theirs.has(id) && shown === '')) continue
      if (neighbour.told.size >= notesMax || !mayRewrite(neighbour, id)) continue
      neighbour.told.set(id, shown)
      tell(device, 'mine', id)
    }
  }

  const hear = (device: DeviceId, message: Comparing) => {
    if (!admits(device) || mesh.peers.get(device)?.agrees.get(documentName) !== false) return
    if (message.t === 'notes') {
      compare(device, message)
      return
    }
    const neighbour = neighbourOf(device)
    const { t, id, note } = message
    const isAsked =
      t === 'mine'
        ? performance.now() - neighbour.askedAt < everyMs && isStill(id)
        : neighbour.told.get(id) === hashShown(id)
    neighbour.told.delete(id)
    const isSame = hashShown(id) === (note ? hash(noteToText({ id, ...note })) : '')
    if (!isAsked || isSame || !mayRewrite(neighbour, id)) return
    if (t === 'mine') tell(device, 'mine-too', id)
    rewrite(neighbour, id, note)
  }

  const undos = [
    document.onChange(({ notes }) => {
      for (const id of notes) changedAt.set(id, performance.now())
    }),
    channel.onDirect(hear),
  ]

  return {
    /** The neighbour shows the grid differently, and a sync round has not helped. */
    start(device: DeviceId): void {
      const neighbour = neighbourOf(device)
      const now = performance.now()
      if (!admits(device) || now - neighbour.askedAt < (neighbour.leftOut ? soonMs : everyMs)) return
      if (now - neighbour.askedFrom >= everyMs) {
        Object.assign(neighbour, { askedFrom: now, notes: 0 })
        neighbour.told.clear()
      }
      const listed = [...document.view.notes.keys()]
        .sort()
        .map((id): Listed => [id, isStill(id) ? hashShown(id) : ''])
      neighbour.askedAt = now
      neighbour.leftOut = [...changedAt.keys()].some((id) => !isStill(id))
      for (const list of toLists(listed)) channel.sendDirect(device, list)
    },
    close() {
      for (const undo of undos) undo()
    },
  }
}

const hash = (text: string): string => hashToHex(textToBytes(text), hashBytes)

const toShown = ({ cell, order, text, by }: ShownNote): ShownNote => ({
  cell,
  order,
  text,
  ...(by === undefined ? {} : { by }),
})

/** In messages that each say all of a range of ids, the ranges next to each other. */
const toLists = (listed: readonly Listed[]): readonly Comparing[] => {
  const lists: Listed[][] = [[]]
  let bytes = 0
  for (const one of listed) {
    bytes += one[0].length + 2 * hashBytes + 8
    if (bytes > listBytesMax) {
      bytes = 0
      lists.push([])
    }
    lists.at(-1)?.push(one)
  }
  return lists.slice(0, listsMax).map((notes, at) => ({
    t: 'notes',
    from: at === 0 ? '' : (notes[0]?.[0] ?? lastId),
    to: lists[at + 1]?.[0]?.[0] ?? lastId,
    notes,
  }))
}

const readShown = (value: unknown): ShownNote | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { cell, order, text, by } = value as Record<string, unknown>
  const place = readPlace([cell, order])
  if (!place || typeof text !== 'string' || text.length > noteMaxLength) return undefined
  if (by !== undefined && (typeof by !== 'string' || by.length > nameMaxLength)) return undefined
  return toShown({ ...place, text, ...(by === undefined ? {} : { by }) })
}

/** undefined where the value is no such message. */
const readComparing = (value: unknown, table: TableId): Comparing | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { t, from, to, notes, id, note } = value as Record<string, unknown>
  const isId = (one: unknown): one is NoteId =>
    typeof one === 'string' && ownerOf(one) === table && isRecordKey(`note/${one}`)
  const isListed = (one: unknown): one is Listed =>
    Array.isArray(one) && one.length === 2 && isId(one[0]) && typeof one[1] === 'string'
  if (t === 'notes')
    return typeof from === 'string' && typeof to === 'string' && Array.isArray(notes) && notes.every(isListed)
      ? { t, from, to, notes }
      : undefined
  if ((t !== 'mine' && t !== 'mine-too') || !isId(id)) return undefined
  if (note === undefined) return { t, id }
  const shown = readShown(note)
  return shown && { t, id, note: shown }
}
