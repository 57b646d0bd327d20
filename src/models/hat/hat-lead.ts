import type { Hat } from '../../domain/hat/hat.ts'
import {
  hatFacilitatorsMax,
  hatLeastPapers,
  paperIdsPerRecordMax,
  papersPerHatMax,
  papersPerRecordMax,
} from '../../domain/limits.ts'
import type { Place } from '../../domain/template/template.ts'
import { newId } from '../../grid/new-id.ts'
import { bytesToHex, parseHex } from '../../lib/bytes.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { shuffle } from '../../lib/random.ts'
import { done, refuse } from '../../lib/result.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import { type HatKey, makeHatKey, openPaper, openSealed, sealTo } from '../../records/hat/hat-seal.ts'
import type { Room } from '../../records/set/room-types.ts'
import { keyPairOf, type OwnSigner } from '../../records/signing/signer.ts'
import type { HatLead } from './hat-types.ts'

interface HatLeadParts {
  readonly room: Room
  readonly papers: HatPapers
  readonly signer: OwnSigner
  /** The step at which the papers of the stage on screen are put in. */
  place(): Place | undefined
  hat(): Hat | undefined
  /** Participants' devices in the meeting now. */
  devices(): number
}

const keyPurpose = (hat: string) => `hat key ${hat}`

/**
 * Papers are sealed to a key pair that is made when they are called for. Its private half stands in the room,
 * sealed to each facilitator: if the tablet dies, another one opens the hat. On opening it is gone, and what was read is
 * signed as words alone, in an order drawn by lot: nothing ties them to the papers that came in.
 */
export const hatLead = ({ room, papers, signer, place, hat, devices }: HatLeadParts) => {
  /** Two quick taps are one call, and one opening. */
  const inTurn = createTurns()
  const say = (said: Hat) => room.write(`hat/${said.id}`, said, signer)

  const keysFor = async (id: string, key: HatKey): Promise<Hat['keys']> => {
    const keys: { signer: string; sealed: string }[] = []
    for (const facilitator of [signer.id, ...room.view.facilitators].slice(0, hatFacilitatorsMax)) {
      const publicKey = facilitator === signer.id ? signer.publicKey : room.publicKeyOf(facilitator)
      if (!publicKey || keys.some((known) => known.signer === facilitator)) continue
      keys.push({
        signer: facilitator,
        sealed: bytesToHex(await sealTo(publicKey, key.privateKey, keyPurpose(id))),
      })
    }
    return keys
  }
  const keyOf = async ({ id, keys, publicKey }: Hat): Promise<HatKey | undefined> => {
    const sealed = parseHex(keys.find((key) => key.signer === signer.id)?.sealed ?? '')
    const point = parseHex(publicKey)
    if (!sealed || !point) return undefined
    const privateKey = await openSealed(keyPairOf(signer), sealed, keyPurpose(id))
    return privateKey && { publicKey: point, privateKey }
  }

  const lead: HatLead = {
    call: () =>
      inTurn(async () => {
        const at = place()
        if (!at || hat()) return done
        const id = newId()
        const key = await makeHatKey()
        return say({
          id,
          place: at,
          publicKey: bytesToHex(key.publicKey),
          keys: await keysFor(id, key),
          devices: Math.min(devices(), papersPerHatMax),
        })
      }),
    open: () =>
      inTurn(async () => {
        const called = hat()
        if (!called || called.opened) return done
        const key = await keyOf(called)
        if (!key) return refuse('no-key')
        const ids: string[] = []
        const texts: string[] = []
        for (const [id, sealed] of papers.of(called.id)) {
          const text = await openPaper(key, called.id, sealed)
          if (text === undefined) continue
          ids.push(id)
          texts.push(text)
        }
        if (ids.length < hatLeastPapers) return refuse('too-few')
        const written = shuffle(texts.filter((text) => text !== ''))
        const named = shuffle(ids)
        const records: string[] = []
        for (
          let at = 0;
          at === 0 || at * papersPerRecordMax < written.length || at * paperIdsPerRecordMax < named.length;
          at++
        ) {
          const id = newId()
          const kept = await room.write(
            `papers/${id}`,
            {
              texts: written.slice(at * papersPerRecordMax, (at + 1) * papersPerRecordMax),
              ids: named.slice(at * paperIdsPerRecordMax, (at + 1) * paperIdsPerRecordMax),
            },
            signer,
          )
          if (!kept.ok) return kept
          records.push(id)
        }
        const opened = await say({
          ...called,
          keys: [],
          opened: { records, written: written.length, blank: ids.length - written.length },
        })
        if (opened.ok) papers.forget(called.id)
        return opened
      }),
    read: (index) =>
      inTurn(async () => {
        const called = hat()
        if (!called?.opened) return done
        const { reading: _before, ...rest } = called
        return say(index === undefined ? rest : { ...rest, reading: index })
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
        if (!called || called.opened) return
        const known = new Set(called.keys.map((key) => key.signer))
        if ([...room.view.facilitators].every((facilitator) => known.has(facilitator))) return
        const key = await keyOf(called)
        const keys = key ? await keysFor(called.id, key) : []
        if (keys.length > known.size) await say({ ...called, keys })
      }),
  }
}
