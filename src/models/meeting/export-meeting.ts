import {
  type DocumentOptions,
  type WorkingDocument,
  wholeDocument,
} from '../../domain/document/working-document.ts'
import { isDate } from '../../domain/outcome/action-point.ts'
import type { ExportLabels } from '../../export/labels.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { localDay } from '../../lib/local-day.ts'
import { refuse, succeed } from '../../lib/result.ts'
import type { Room } from '../../records/set/room-types.ts'
import { packContents, writePack } from '../../records/travel/pack.ts'
import type { ExportKind } from '../transfer/carry-types.ts'
import type { MeetingModel } from './meeting-types.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'

interface ExportParts extends Pick<OpenMeetingParts, 'id' | 'facilitator' | 'browser'> {
  readonly room: Room
  documentAs(options: DocumentOptions): WorkingDocument
  /** When this device came to the meeting, ms since 1970; for meetings that do not say their day. */
  heldAt(): number
}

interface Written {
  readonly ending: string
  readonly type: string
  readonly bytes: Uint8Array | string
  /** Words that any phone's share sheet takes as a text file, where it refuses this type. */
  readonly isText?: true
}

/** Hands the meeting's files to its person. The writers are loaded only when asked for. */
export const exportActions = (parts: ExportParts): Pick<MeetingModel, 'exportAs' | 'promiseToCalendar'> => {
  const hand = async (
    document: WorkingDocument,
    { ending, type, bytes, isText }: Written,
    labels?: ExportLabels,
  ) => {
    const { fileName } = await loadAgain(() => import('../../export/file-name.ts'))
    const day = document.heldOn ?? localDay(parts.heldAt())
    const name = fileName(document.title, day, ending)
    const text = labels ? labels.meeting(document.title, labels.day(day)) : document.title
    return parts.browser.files.hand({
      name,
      type,
      bytes,
      about: { title: document.title, text },
      ...(isText && typeof bytes === 'string' ? { asText: { name: `${name}.txt`, text: bytes } } : {}),
    })
  }
  return {
    async exportAs(kind, labels, options = wholeDocument) {
      const document = parts.documentAs(kind === 'pack' ? wholeDocument : options)
      return hand(document, await writers[kind](document, labels, parts), labels)
    },
    async promiseToCalendar(promise, labels) {
      if (!isDate(promise.when)) return refuse('no-date')
      const { promiseIcs } = await loadAgain(() => import('../../export/calendar/promise-ics.ts'))
      const document = parts.documentAs(wholeDocument)
      const bytes = promiseIcs(promise, labels.calendar, {
        title: document.title,
        language: labels.language.tag,
        now: parts.browser.now(),
      })
      return succeed(await hand(document, { ending: 'ics', type: calendarType, bytes }, labels))
    },
  }
}

const calendarType = 'text/calendar'

const writers: Readonly<
  Record<
    ExportKind,
    (document: WorkingDocument, labels: ExportLabels, parts: ExportParts) => Promise<Written>
  >
> = {
  async word(document, labels) {
    const { wordDocument } = await loadAgain(() => import('../../export/word/word.ts'))
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return { ending: 'docx', type, bytes: await wordDocument(document, labels) }
  },
  async markdown(document, labels) {
    const { markdown } = await loadAgain(() => import('../../export/markdown.ts'))
    return { ending: 'md', type: 'text/markdown', bytes: markdown(document, labels), isText: true }
  },
  async csv(document, labels) {
    const { actionPointsCsv } = await loadAgain(() => import('../../export/action-points-csv.ts'))
    return { ending: 'csv', type: 'text/csv', bytes: actionPointsCsv(document, labels), isText: true }
  },
  async calendar(document, labels, { browser }) {
    const { actionPointsIcs } = await loadAgain(() => import('../../export/calendar/action-points-ics.ts'))
    const bytes = actionPointsIcs(document, labels, { now: browser.now() })
    return { ending: 'ics', type: calendarType, bytes }
  },
  async json(document, _labels, { id }) {
    const { workingDocumentJson } = await loadAgain(() => import('../../export/working-document-json.ts'))
    return {
      ending: 'json',
      type: 'application/json',
      bytes: workingDocumentJson(document, id),
      isText: true,
    }
  },
  async pack(document, _labels, { id, facilitator, room, heldAt }) {
    await room.settled()
    const bytes = await writePack({
      meeting: id,
      facilitator,
      title: document.title,
      heldAt: heldAt(),
      records: packContents(room),
    })
    return { ending: 'plenary', type: 'application/octet-stream', bytes }
  },
}
