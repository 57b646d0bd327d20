import { BadContent, NotAllowed, NotKept } from '../../records/set/room-types.ts'

/** Whether this is what a document throws when it does not take what somebody does. */
export const isRefusedAct = (error: unknown): boolean =>
  error instanceof NotAllowed || error instanceof NotKept || error instanceof BadContent
