import { computed, signal } from '@preact/signals'
import type { MeetingId, SignerId } from '../domain/ids.ts'
import type { InvitationHint } from '../domain/joining/invitation.ts'
import type { Brief, Table } from '../domain/records/records.ts'
import { showsNames, type Template } from '../domain/template/template.ts'
import { unrollRounds } from '../domain/template/unrolled.ts'
import { createRoomDocument, type RoomDocument } from '../records/set/room-document.ts'
import type { VerifySignature } from '../records/signing/signer.ts'
import type { UpdateLog } from '../storage/store.ts'
import { builtInTemplates } from '../templates/index.ts'
import type { OwnKey } from './keys/own-signer.ts'
import { keepSaved, wholeRoom } from './storage/saving.ts'

/** The room document under its name in storage and on links. */
export const roomDocumentName = 'room'

interface OpenedRoomParts {
  readonly meeting: MeetingId
  readonly facilitator: SignerId
  readonly verify: VerifySignature | undefined
  readonly own: OwnKey
  /** What the invitation says until the facilitator's own records have come. */
  readonly hint: InvitationHint | undefined
  readonly knownTitle: string
  openLog(document: string): UpdateLog
}

/** Where the invitation's template is not built in, nothing can be shown before the facilitator's own arrives. */
const emptyTemplate: Template = { format: 1, id: 'not-here-yet', name: '', about: '', stages: [] }

/** Until the facilitator's own records arrive, the tables are as many as the invitation says. */
const tablesFromHint = (count: number): readonly Table[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}`, name: '', number: i + 1, signers: [] }))

/** The room document as this device has it stored, and what it says, or the invitation's hint as long as it says nothing. */
export const openRoom = async (parts: OpenedRoomParts) => {
  const { meeting, facilitator, verify, own, hint, knownTitle, openLog } = parts
  const names = () => showsNames(room.view.template, room.view.brief?.names ?? hint?.names ?? false)
  const room: RoomDocument = createRoomDocument({ meeting, facilitator, verify, anonymous: () => !names() })
  const letGo = own.heldIn(room)
  const saving = await keepSaved(room.doc, openLog(roomDocumentName), {
    beforeFold: wholeRoom(room),
    orderless: () => !names(),
  })
  await room.settled()
  const view = signal(room.view)
  const stop = room.onChange(() => {
    view.value = room.view
  })
  return {
    room,
    saving,
    view,
    /** Whether the room shows names. */
    names,
    template: computed<Template>(() =>
      unrollRounds(view.value.template ?? builtInTemplates[hint?.template ?? 0] ?? emptyTemplate),
    ),
    brief: computed<Brief>(
      () => view.value.brief ?? { title: knownTitle, focus: '', names: hint?.names ?? false },
    ),
    tables: computed<readonly Table[]>(() =>
      view.value.tables.length > 0 ? view.value.tables : tablesFromHint(hint?.tables ?? 0),
    ),
    /** Lets go of the document's listeners; the document and its saving are closed by the caller. */
    release() {
      stop()
      letGo()
    },
  }
}
