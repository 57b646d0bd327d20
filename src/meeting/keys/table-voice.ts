import type { TableId } from '../../domain/ids.ts'
import { builtInKinds, type RecordKey } from '../../domain/records/kinds.ts'
import { commitsTo, makeOwnedId, ownedRandomLength } from '../../domain/records/record-owner.ts'
import type { Claim } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import { newOwnedId } from '../../grid/new-id.ts'
import { done, refuse } from '../../lib/result.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { Keyring } from './keyring.ts'

/** Speaks to the room in a table's name, under the right one of the secrets that this device holds for it. */
export interface TableVoice {
  /** An id for something new of the table, to be said by the key that speaks now. */
  newId(): string
  /** The id under which the key that speaks now says again what another one has said: the same on each device of the table. */
  renewId(id: string): string
  /** Whether this device can say something under this id: false where it commits to a key that is not held here. */
  holdsKeyOf(id: string): boolean
  /** Whether this id is one that the key that speaks now can say. */
  isOfKeyNow(id: string): boolean
  say(key: RecordKey, content: unknown): Promise<Acted>
  /** Says which table the key that speaks now is of, before it has said anything else. */
  claim(): Promise<Acted>
  close(): void
}

export const tableVoice = (room: Room, table: TableId, keyring: Keyring): TableVoice => {
  const listConfirmed = () => room.view.tables.find((t) => t.id === table)?.signers ?? []
  const listClaimed = () =>
    room.view.claims.filter((claim) => claim.table === table).map((claim) => claim.signer)
  const findHeld = (id: string | undefined): Signer | undefined =>
    id === undefined ? undefined : keyring.signers().find((signer) => signer.id === id)

  /** All devices of the table come to the same choice: the confirmed secret, else a claimed one, else the least id. */
  const current = (): Signer => {
    const all = [...listConfirmed(), ...listClaimed(), ...[...keyring.ids()].sort()]
    const [first] = all.flatMap((id) => findHeld(id) ?? [])
    if (!first) throw new Error('a keyring holds one secret at least')
    return first
  }

  /**
   * The key to which the id commits. Where it commits to nobody, as in the first edition, the key that has said it before,
   * else the one that speaks now.
   */
  const signerFor = (key: RecordKey): Signer | undefined => {
    const [kind, id = ''] = key.split('/')
    const speaksNow = current()
    if (builtInKinds.rowOf(key)?.commits && commitsTo(id, speaksNow.id) !== undefined)
      return keyring.signers().find((signer) => commitsTo(id, signer.id))
    const said = kind === 'note' ? room.view.notes : kind === 'point' ? room.view.points : undefined
    return findHeld(said?.get(id)?.signer) ?? speaksNow
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
  const undos = [keyring.onChange(hold), room.onChange(() => void vouch())]

  const claim = async (signer: Signer): Promise<Acted> => {
    const said = room.recordsOf(signer.id).get('claim')?.content as Claim | undefined
    return listConfirmed().includes(signer.id) || said?.table === table
      ? done
      : room.write('claim', { table }, signer)
  }

  return {
    newId: () => newOwnedId(table, current().id),
    renewId: (id) =>
      makeOwnedId(table, current().id, id.slice(table.length + 1, table.length + 1 + ownedRandomLength)),
    isOfKeyNow: (id) => commitsTo(id, current().id) !== false,
    holdsKeyOf: (id) => keyring.ids().some((signer) => commitsTo(id, signer) !== false),
    async say(key, content) {
      const signer = signerFor(key)
      if (!signer) return refuse('not-allowed')
      await claim(signer)
      return room.write(key, content, signer)
    },
    claim: () => claim(current()),
    close() {
      for (const undo of undos) undo()
    },
  }
}
