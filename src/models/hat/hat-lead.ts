import { type Hat, hatOf, isOver } from '../../domain/hat/hat.ts'
import type { DeviceId } from '../../domain/ids.ts'
import { hatLeastPapers, hatRoundsMax, paperIdsPerRecordMax, papersPerHatMax } from '../../domain/limits.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Place } from '../../domain/template/template.ts'
import { newId } from '../../grid/new-id.ts'
import { bytesToHex } from '../../lib/bytes.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { done, refuse, succeed } from '../../lib/result.ts'
import type { ReadingMessage } from '../../meeting/protocols/hat-reading.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import { makeHatKey, openPaper } from '../../records/hat/hat-seal.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { OwnSigner } from '../../records/signing/signer.ts'
import { hatKeeper } from './hat-keeper.ts'
import { openHatKey, sealHatKey } from './hat-keys.ts'
import type { HatLead, HatModel } from './hat-types.ts'

interface HatLeadParts {
  readonly room: Room
  readonly papers: HatPapers
  readonly signer: OwnSigner
  /** Where another hat would go round: the template's step for it, or else the step on screen. */
  placeToPass(): Place
  hat(): Hat | undefined
  /** Participants' devices in the meeting now. */
  devices(): number
  tell(device: DeviceId, message: ReadingMessage): void
  isFacilitator(device: DeviceId): boolean
}

/**
 * Papers are sealed to a key pair that is made when they are called for. Its private half stands in the room,
 * sealed to each facilitator: if the tablet dies, another one goes on. Opening publishes how many are written and how many
 * blank, and no words: those go to the reader, one at a time (`hat-keeper.ts`). When the hat is over the key is gone.
 */
export const hatLead = ({
  room,
  papers,
  signer,
  placeToPass,
  hat,
  devices,
  tell,
  isFacilitator,
}: HatLeadParts) => {
  /** Two quick taps are one call, and one opening. */
  const inTurn = createTurns()
  const say = (said: Hat) => room.write(`hat/${said.id}`, said, signer)
  const keeper = hatKeeper({ room, papers, signer, tell, isFacilitator })
  const howMany = () => Math.min(devices(), papersPerHatMax)

  const begin = async (at: Place, more: Pick<Hat, 'waits'>): Promise<Acted> => {
    const before = hatOf(room.view.hats.values(), at)
    const id = newId()
    const key = await makeHatKey()
    return say({
      id,
      place: at,
      publicKey: bytesToHex(key.publicKey),
      keys: await sealHatKey(room, signer, id, key),
      devices: howMany(),
      round: Math.min((before?.round ?? 0) + 1, hatRoundsMax),
      ...more,
    })
  }
  const nameAll = async (ids: readonly string[]) => {
    const records: string[] = []
    for (let at = 0; at < ids.length; at += paperIdsPerRecordMax) {
      const id = newId()
      const named = { texts: [], ids: ids.slice(at, at + paperIdsPerRecordMax) }
      const kept = await room.write(`papers/${id}`, named, signer)
      if (!kept.ok) return kept
      records.push(id)
    }
    return succeed(records)
  }

  const lead: HatLead & Pick<HatModel, 'enough'> = {
    pass: () =>
      inTurn(async () => {
        const at = placeToPass()
        const before = hatOf(room.view.hats.values(), at)
        return before && !isOver(before) ? done : begin(at, { waits: true })
      }),
    call: () =>
      inTurn(async () => {
        const before = hat()
        if (!before || isOver(before)) return begin(placeToPass(), {})
        if (!before.waits) return done
        const { waits: _before, ...called } = before
        return say({ ...called, devices: howMany() })
      }),
    open: () =>
      inTurn(async () => {
        const called = hat()
        if (!called || called.opened || called.waits) return done
        const key = await openHatKey(signer, called)
        if (!key) return refuse('no-key')
        const ids: string[] = []
        let written = 0
        for (const [id, sealed] of papers.of(called.id)) {
          const text = await openPaper(key, called.id, sealed)
          if (text === undefined) continue
          ids.push(id)
          if (text !== '') written++
        }
        if (ids.length < hatLeastPapers) return refuse('too-few')
        // In the order of their names, which says nothing.
        const records = await nameAll(ids.sort())
        if (!records.ok) return records
        const opened = { records: records.value, written, blank: ids.length - written, done: 0, aside: 0 }
        const now = { ...called, opened: { ...opened, reading: { keeper: signer.id, since: 0 } } }
        return written === 0 ? keeper.end(now) : say(now)
      }),
    takeOver: () =>
      inTurn(async () => {
        const called = hat()
        if (!called?.opened?.reading) return done
        if (!(await openHatKey(signer, called))) return refuse('no-key')
        return say({
          ...called,
          opened: { ...called.opened, reading: { ...called.opened.reading, keeper: signer.id } },
        })
      }),
    changeReader: () =>
      inTurn(async () => {
        const called = hat()
        return called ? keeper.changeReader(called) : done
      }),
    enough: () =>
      inTurn(async () => {
        const called = hat()
        return called?.opened?.reading ? keeper.end(called) : done
      }),
    startAgain: () =>
      inTurn(async () => {
        const called = hat()
        if (!called || called.opened) return done
        const taken = await room.write(`hat/${called.id}`, null, signer)
        if (taken.ok) papers.forget(called.id)
        return taken
      }),
  }
  return {
    lead,
    /** A device that became a facilitator's after the call can open the hat too. */
    handKeys: () =>
      inTurn(async () => {
        const called = hat()
        if (!called || isOver(called)) return
        const known = new Set(called.keys.map((key) => key.signer))
        if ([...room.view.facilitators].every((facilitator) => known.has(facilitator))) return
        const key = await openHatKey(signer, called)
        const keys = key ? await sealHatKey(room, signer, called.id, key) : []
        if (keys.length > known.size) await say({ ...called, keys })
      }),
    hear: (from: DeviceId, message: ReadingMessage) => inTurn(() => keeper.hear(from, message)),
  }
}
