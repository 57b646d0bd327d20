import type { Doc } from 'yjs'
import type { SignerId } from '../../src/domain/ids.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { createTableDocument } from '../../src/grid/table-document.ts'

interface GridOptions {
  readonly anonymous?: boolean
  readonly doc?: Doc
  /** To whom the ids of its notes commit. */
  readonly signer?: SignerId
}

/** Table t1's grid by itself. */
export const openGrid = ({ anonymous = false, doc, signer = 'a1'.repeat(16) }: GridOptions = {}) =>
  createTableDocument({
    table: 't1',
    anonymous: () => anonymous,
    newNoteId: () => newOwnedId('t1', signer),
    ...(doc ? { doc } : {}),
  })
