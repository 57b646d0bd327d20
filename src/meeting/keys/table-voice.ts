import type { NoteId, TableId } from '../../domain/ids.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Acted } from '../../domain/refusal.ts'
import { refuse } from '../../lib/result.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { Keyring } from './keyring.ts'

/** Speaks to the room in a table's name, under the right one of the secrets that this device holds for it. */
export interface TableVoice {
  say(key: RecordKey, content: unknown): Promise<Acted>
  close(): void
}

export const tableVoice = (room: Room, table: TableId, keyring: Keyring): TableVoice => {
  const listConfirmed = () => room.view.tables.find((t) => t.id === table)?.signers ?? []
  const listClaimed = () =>
    room.view.claims.filter((claim) => claim.table === table).map((claim) => claim.signer)
  const findHeld = (id: string | undefined): Signer | undefined =>
    id === undefined ? undefined : keyring.signers().find((signer) => signer.id === id)

  /** All devices of the table come to the same choice: the confirmed secret, else a claimed one, else the least id. */
  const current = (): Signer | undefined =>
    [...listConfirmed(), ...listClaimed(), ...[...keyring.ids()].sort()]
      .map(findHeld)
      .find((signer) => signer !== undefined)

  const signerFor = (key: RecordKey): Signer | undefined => {
    const [kind, id] = key.split('/')
    const before =
      kind === 'note'
        ? room.view.notes.get(id as NoteId)?.signer
        : kind === 'point'
          ? room.view.points.get(id ?? '')?.signer
          : undefined
    return findHeld(before) ?? current()
  }

  /** A confirmed secret vouches for another one of the same table, so that two halves that met need nobody's leave. */
  let isVouching = false
  const vouch = async () => {
    const voucher = listConfirmed()
      .map(findHeld)
      .find((signer) => signer !== undefined)
    if (!voucher || isVouching) return
    isVouching = true
    try {
      for (const signer of listClaimed())
        if (findHeld(signer) && !room.view.vouched.has(signer))
          // Where it is refused nothing is lost: the next change of the room tries again.
          await room.write(`vouch/${signer}`, { table }, voucher)
    } finally {
      isVouching = false
    }
  }
  const hold = () => {
    for (const signer of keyring.signers()) room.hold(signer)
    void vouch()
  }
  hold()
  const undos = [keyring.onAdd(hold), room.onChange(() => void vouch())]

  return {
    async say(key, content) {
      const signer = signerFor(key)
      if (!signer) return refuse('no-seat')
      if (!listConfirmed().includes(signer.id) && !listClaimed().includes(signer.id))
        await room.write('claim', { table }, signer)
      return room.write(key, content, signer)
    },
    close() {
      for (const undo of undos) undo()
    },
  }
}
