import { encodeStateAsUpdate } from 'yjs'
import type { Browser } from '../browser/browser.ts'
import { writePack } from '../docs/pack.ts'
import type { RoomDocument } from '../docs/room-types.ts'
import type { MeetingId, SignerId } from '../domain/ids.ts'
import type { WorkingDocument } from '../domain/working-document.ts'
import type { ExportLabels } from '../export/labels.ts'
import { localDay } from './local-day.ts'
import type { MeetingModel } from './models.ts'

export interface ExportParts {
  readonly id: MeetingId
  readonly facilitator: SignerId
  readonly room: RoomDocument
  readonly document: WorkingDocument
  readonly heldAt: number
  readonly browser: Browser
}

/** Hands one of the meeting's files to its person. The writers are loaded only when asked for. */
export const exportMeeting = async (
  kind: Parameters<MeetingModel['exportAs']>[0],
  labels: ExportLabels,
  { id, facilitator, room, document, heldAt, browser }: ExportParts,
): Promise<'shared' | 'downloaded' | 'cancelled'> => {
  const { fileName } = await import('../export/file-name.ts')
  const named = (ending: string) => fileName(document.title, localDay(heldAt), ending)
  switch (kind) {
    case 'markdown': {
      const { markdown } = await import('../export/markdown.ts')
      return browser.files.hand({
        name: named('md'),
        type: 'text/markdown',
        bytes: markdown(document, labels),
      })
    }
    case 'csv': {
      const { actionPointsCsv } = await import('../export/action-points-csv.ts')
      return browser.files.hand({
        name: named('csv'),
        type: 'text/csv',
        bytes: actionPointsCsv(document, labels),
      })
    }
    case 'pack': {
      await room.settled()
      const bytes = await writePack({
        meeting: id,
        facilitator,
        title: document.title,
        heldAt,
        update: encodeStateAsUpdate(room.doc),
        records: room.exportRecords(),
      })
      return browser.files.hand({ name: named('plenary'), type: 'application/octet-stream', bytes })
    }
  }
}
