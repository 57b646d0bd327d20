import { computed, signal } from '@preact/signals'
import type { MeetingId, SignerId } from '../domain/ids.ts'
import type { InvitationHint } from '../domain/joining/invitation.ts'
import type { Brief, Table } from '../domain/records/records.ts'
import { showsNames, type Template } from '../domain/template/template.ts'
import { unrollRounds } from '../domain/template/unrolled.ts'
import type { VerifySignature } from '../lib/p256.ts'
import { createRoom, type Room } from '../records/set/room.ts'
import type { Store, UpdateLog } from '../storage/store.ts'
import { builtInTemplates } from '../templates/index.ts'
import type { OwnKey } from './keys/own-signer.ts'
import { meetingPrefix } from './storage/facts.ts'
import { keepRoom } from './storage/kept-room.ts'
import type { Saving } from './storage/saving.ts'

/** The room under its name on links. */
export const roomName = 'room'
/** ... and the first edition's document of it in storage. */
const firstEditionName = 'room'

interface OpenedRoomParts {
  readonly meeting: MeetingId
  readonly facilitator: SignerId
  readonly verify: VerifySignature | undefined
  readonly own: OwnKey
  /** What the invitation says until the facilitator's own records have come. */
  readonly hint: InvitationHint | undefined
  readonly knownTitle: string
  readonly store: Store
  openLog(document: string): UpdateLog
}

/** The room as this device has it stored, kept as it changes. */
export const loadRoom = (
  room: Room,
  { store, openLog }: Pick<OpenedRoomParts, 'store' | 'openLog'>,
): Promise<Saving> =>
  keepRoom({
    room,
    store,
    prefix: `${meetingPrefix(room.meeting)}room/`,
    firstEdition: {
      prefix: `${meetingPrefix(room.meeting)}doc/${firstEditionName}/`,
      log: openLog(firstEditionName),
    },
  })

/** Where the invitation's template is not built in, nothing can be shown before the facilitator's own arrives. */
const emptyTemplate: Template = { format: 1, id: 'not-here-yet', name: '', about: '', stages: [] }

/** Until the facilitator's own records arrive, the tables are as many as the invitation says. */
const tablesFromHint = (count: number): readonly Table[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}`, name: '', number: i + 1, signers: [] }))

/** The room as this device has it stored, and what it says, or the invitation's hint as long as it says nothing. */
export const openRoom = async (parts: OpenedRoomParts) => {
  const { meeting, facilitator, verify, own, hint, knownTitle } = parts
  const names = () => showsNames(room.view.template, room.view.brief?.names ?? hint?.names ?? false)
  const room = createRoom({ meeting, facilitator, verify })
  const letGo = own.heldIn(room)
  const saving = await loadRoom(room, parts)
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
      () => view.value.brief ?? { title: knownTitle, focus: hint?.focus ?? '', names: hint?.names ?? false },
    ),
    tables: computed<readonly Table[]>(() =>
      view.value.tables.length > 0 ? view.value.tables : tablesFromHint(hint?.tables ?? 0),
    ),
    /** Lets go of the room's listeners; the room and its saving are closed by the caller. */
    release() {
      stop()
      letGo()
    },
  }
}
