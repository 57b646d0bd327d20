import type { ReadonlySignal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId, TableId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import { loadAgain, openOnce } from '../../lib/load-again.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { MeModel } from '../mine/mine-types.ts'
import { type CarryModelParts, carryModel } from './carry-model.ts'
import type { CarryModel } from './carry-types.ts'
import type { MovingCodec, MovingModel } from './moving-types.ts'

/** What carrying without a link needs of the composition root. */
export interface CarryingParts {
  /** The moving code's own part of the program, loaded when it is first shown or read. */
  loadMovingCodec(): Promise<MovingCodec>
}

interface MeetingParts extends CarryingParts {
  readonly id: MeetingId
  readonly entry: { readonly invitation: Invitation } | undefined
  readonly browser: Browser
}

interface CarryingRoom {
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly isFacilitator: ReadonlySignal<boolean>
  readonly me: {
    readonly all: CarryModelParts['notes']
    readonly keepCarried: CarryModelParts['keep']
    readonly model: Pick<MeModel, 'notes'>
  }
  /** The room's own word on where it is counts again, as after a link. */
  readonly places: { linkedAgain(): void }
}

/** What a person takes along: private notes to another device of theirs, and the room's words where no link is possible. */
export const transferActions = (
  { id, entry, browser, loadMovingCodec }: MeetingParts,
  { room, view, myTable, isFacilitator, me, places }: CarryingRoom,
): { readonly carry: CarryModel; readonly moving: (() => Promise<MovingModel>) | undefined } => {
  const carry = carryModel({ meeting: id, files: browser.files, notes: me.all, keep: me.keepCarried })
  const open = async (invitation: Invitation) => {
    const { movingModel } = await loadAgain(() => import('./moving-model.ts'))
    return movingModel({
      room,
      view,
      table: myTable,
      leads: isFacilitator,
      own: {
        count: () => [...me.model.notes.value.values()].reduce((sum, notes) => sum + notes.length, 0),
        carry,
      },
      roomCame: places.linkedAgain,
      invitation,
      browser,
      loadCodec: loadMovingCodec,
    })
  }
  return { carry, moving: entry && openOnce(() => open(entry.invitation)) }
}
