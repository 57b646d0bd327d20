import { computed, type ReadonlySignal } from '@preact/signals'
import type { DeviceId, MeetingId, NoteId, TableId } from '../../domain/ids.ts'
import type { CellId } from '../../domain/template/template.ts'
import { createTableDocument } from '../../grid/table-document.ts'
import { admitUpdate } from '../../grid/update/admit-update.ts'
import { splitUpdate } from '../../grid/update/split-update.ts'
import { openKeyring } from '../../meeting/keys/keyring.ts'
import { type TableVoice, tableVoice } from '../../meeting/keys/table-voice.ts'
import { openNoteComparing } from '../../meeting/protocols/note-compare.ts'
import { openTablePresence } from '../../meeting/protocols/table-presence.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import { keepSaved, type Saving } from '../../meeting/storage/saving.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { tableDocumentName } from '../../records/secrets.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { UpdateLog } from '../../storage/store.ts'
import { airtimeModel } from './airtime-model.ts'
import type { Gates } from './gates-model.ts'
import { removedModel } from './removed-model.ts'
import { type RoundsParts, roundsModel } from './rounds-model.ts'
import { tableModel } from './table-model.ts'
import { openTableSeating } from './table-seating.ts'
import type { TableModel } from './table-types.ts'

interface TableSessionParts
  extends Omit<RoundsParts, 'document' | 'presence' | 'kept' | 'addBid' | 'said' | 'sayTurn' | 'nameOf'> {
  readonly meeting: MeetingId
  readonly table: TableId
  readonly roomDocument: Room
  readonly roomView: ReadonlySignal<RoomView>
  readonly gates: Gates
  readonly mesh: Mesh | undefined
  readonly facts: MeetingFacts
  /** This device's person; also where the meeting shows no names. */
  readonly myName: ReadonlySignal<string>
  /** Devices that this one was linked with by hand. */
  readonly scanned: ReadonlySignal<ReadonlySet<DeviceId>>
  openLog(document: string): UpdateLog
  /** Told of a note that this device has put on the grid. */
  noteAdded(id: NoteId, cell: CellId): void
}

/** Sitting at one table: its document, its secrets, its seats, and this device's voice in its name. */
export interface TableSession {
  readonly model: TableModel
  readonly voice: TableVoice
  /** For the gates: where the table is, what its timekeeper opened, which presenter this device writes for. */
  readonly rounds: Pick<Awaited<ReturnType<typeof roundsModel>>, 'place' | 'opened' | 'presents'>
  readonly saving: Saving
  /** Words of this device that are on screen and not in the document yet. */
  readonly unwritten: ReadonlySignal<boolean>
  readonly documentName: string
  /** Whether this device may say what a note of the grid became in the room; true for what is no note of it. */
  mayAnswerFor(id: NoteId): boolean
  /** Puts a note on the grid, by its id; there it stays however often it is put. */
  put(note: { id: NoteId; cell: string; text: string }): void
  flush(): void
  close(): Promise<void>
}

export const openTableSession = async (parts: TableSessionParts): Promise<TableSession> => {
  const { meeting, table, roomDocument: room, roomView, mesh, facts, names, myName } = parts
  const name = () => myName.peek()
  const keyring = await openKeyring(facts.keyring(table), facts.closedKeys(table))
  const voice = tableVoice(room, table, keyring)
  const document = createTableDocument({ table, anonymous: () => !names(), newNoteId: voice.newId })
  const saving = await keepSaved(document.doc, parts.openLog(`table-${table}`), {
    orderless: () => !names(),
    plain: document.plain,
  })
  const documentName = tableDocumentName(meeting, table)

  const seating =
    mesh &&
    (await openTableSeating({
      ...parts,
      room,
      mesh,
      document,
      documentName,
      keyring,
      voice,
      myName: computed(() => {
        // Read for the subscription: the room says whether names are shown.
        void roomView.value
        return names() ? myName.value : ''
      }),
    }))

  const presence = openTablePresence({
    table,
    mesh,
    admits: (device) => seating?.admits(device) ?? false,
    isSeated: (device) => seating?.isSeated(device) ?? false,
    now: parts.now,
  })
  const rounds = await roundsModel({
    ...parts,
    document,
    presence,
    kept: facts.bids,
    said: computed(() => roomView.value.turns.get(table)),
    sayTurn: (turn) => voice.say('turn', turn),
    nameOf: (device) => seating?.nameOf(device) || undefined,
    addBid: (cell, text) => grid.model.add(cell, text),
  })
  const airtime = airtimeModel({ ...parts, presence, place: rounds.place })
  const removed = await removedModel({ ...parts, document, rounds })
  const grid = await tableModel({
    ...parts,
    document,
    presence,
    rounds: rounds.model,
    airtime: airtime.model,
    removed: removed.model,
    noteAdded(id, cell) {
      rounds.noteAdded(id, cell)
      parts.noteAdded(id, cell)
    },
    voice,
    sharedSeen: facts.sharedSeen,
    name,
    seating: seating?.model,
  })

  const comparing =
    mesh && seating && openNoteComparing({ mesh, table, document, documentName, admits: seating.admits })
  const stopCarrying =
    seating &&
    mesh?.sync({
      name: documentName,
      doc: document.doc,
      admits: seating.admits,
      digest: () => document.digest(),
      onDigest: (listener) => document.onChange(listener),
      differs: (device) => comparing?.start(device),
      form: { admit: (update) => admitUpdate(document.doc, update), split: splitUpdate },
    })

  return {
    model: grid.model,
    voice,
    rounds,
    saving,
    documentName,
    put: ({ id, cell, text }) => {
      document.add({ id, cell, text, ...(names() && name() !== '' ? { by: name() } : {}) })
      parts.noteAdded(id, cell)
    },
    mayAnswerFor: grid.mayAnswerFor,
    unwritten: grid.unwritten,
    flush: grid.flush,
    async close() {
      grid.close()
      rounds.close()
      airtime.close()
      presence.close()
      stopCarrying?.()
      comparing?.close()
      seating?.close()
      voice.close()
      await removed.close()
      await saving.close()
      document.close()
    },
  }
}
