import type { MeetingId } from '../../domain/ids.ts'
import { carriedMaxLength, readCarriedNotes } from '../../domain/notes/check-carried-notes.ts'
import type { Acted } from '../../domain/refusal.ts'
import { refuse, succeed } from '../../lib/result.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { carriedMaxBytes } from '../../records/limits.ts'
import { deriveSecrets } from '../../records/secrets.ts'
import { isCarried, readTag } from '../../records/travel/carried-room.ts'
import { bytesOfCarriedText } from '../../records/travel/carried-text.ts'
import type { Store } from '../../storage/store.ts'
import type { TemplatesModel } from '../device/template-types.ts'
import type { Route } from './app-types.ts'
import type { ArrivedFile } from './arriving-types.ts'

interface FileParts {
  readonly store: Store
  meetings(): readonly MeetingId[]
  addPack(file: Blob): Promise<Acted<MeetingId>>
  templates(): Promise<TemplatesModel>
}

/** Where a file leads, and what is to be done with it there. */
export interface OpenedFile {
  readonly route: Route
  readonly arrived?: ArrivedFile
}

/** Packs, carried notes of a room, one's own notes, templates: each is known by what is in it, whatever it is called. */
export const openFile = async (file: Blob, parts: FileParts): Promise<Acted<OpenedFile>> => {
  if (file.size === 0) return refuse('not-a-pack')
  const start = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  if (isCarried(start)) return openCarriedFile(file, start, parts)
  if (start[0] !== braceByte && !isText(start)) return packFile(file, parts)
  if (file.size > Math.max(carriedMaxBytes * 2, carriedMaxLength)) return refuse('not-a-pack')
  const text = await file.text()
  const carried = bytesOfCarriedText(text)
  if (carried === 'newer') return refuse('pack-newer')
  if (carried === 'altered') return refuse('pack-broken')
  if (carried) return openCarriedFile(file, carried, parts)
  return (await jsonFile(file, text, parts)) ?? packFile(file, parts)
}

const headBytes = 64
const braceByte = 0x7b

const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) && !isPackStart(bytes)

/** `PLENARY` and a line's end. */
const isPackStart = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 8)) === 'PLENARY\n'

const packFile = async (file: Blob, parts: FileParts): Promise<Acted<OpenedFile>> => {
  const opened = await parts.addPack(file)
  return opened.ok ? succeed({ route: { at: 'meeting', id: opened.value, page: 'document' } }) : opened
}

/** The meeting on this device whose tag these bytes bear; the seal is tried when it is open. */
const openCarriedFile = async (
  file: Blob,
  bytes: Uint8Array,
  { store, meetings }: FileParts,
): Promise<Acted<OpenedFile>> => {
  const tag = readTag(bytes)
  if (!tag) return refuse('pack-broken')
  for (const id of meetings()) {
    const entry = await meetingFacts(store, id).entry.get()
    if (entry?.kind !== 'invitation') continue
    const secrets = await deriveSecrets(entry.invitation)
    if (secrets.tag.every((byte, at) => byte === tag[at]))
      return succeed({
        route: { at: 'meeting', id, page: 'carry' },
        arrived: { meeting: id, kind: 'carried', file },
      })
  }
  return refuse('carried-unknown')
}

const jsonFile = async (
  file: Blob,
  text: string,
  { meetings, templates }: FileParts,
): Promise<Acted<OpenedFile> | undefined> => {
  const notes = readCarriedNotes(text)
  if (typeof notes !== 'string') {
    const { meeting } = notes
    if (!meetings().includes(meeting)) return refuse('carried-unknown')
    return succeed({
      route: { at: 'meeting', id: meeting, page: 'carry' },
      arrived: { meeting, kind: 'private-notes', file },
    })
  }
  if (notes === 'newer') return refuse('pack-newer')
  if (notes === 'broken') return refuse('pack-broken')
  const own = await templates()
  const template = await own.readFile(file)
  if (!template.ok) return template.why.refused === 'newer' ? refuse('pack-newer') : undefined
  const kept = await own.keep(template.value)
  return kept.ok ? succeed({ route: { at: 'template', id: kept.value.id } }) : kept
}
