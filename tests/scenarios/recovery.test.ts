import { describe, expect, it } from 'vitest'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import { done, refuse } from '../../src/lib/result.ts'
import { signRecord } from '../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { recordsMessage } from '../doubles/room-links.ts'
import { inMemoryRoom } from './in-memory-room.ts'
import { addFacilitator } from './leading-steps.ts'

describe('[R8] the recovery code', () => {
  it('[R8] restores the role on any device of the meeting when the tablet is gone for good', async () => {
    const room = await inMemoryRoom()
    const code = room.tablet.model.facilitators?.recoveryCode.value ?? ''
    expect(code).toMatch(/^[0-9A-Z]{20}$/)
    const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
    room.network.link(ana.device, room.tablet.device)
    room.network.link(ana.device, cem.device)
    await room.network.settle()
    await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'plenary' })
    await room.network.settle()
    await room.tablet.close()
    await room.network.settle()

    const typed = code.toLowerCase().replace(/(.{4})/g, '$1 ')
    expect(await ana.model.roles.recover(typed)).toEqual(done)
    await room.network.settle()
    expect(ana.model.role).toBe('facilitator')
    expect(ana.model.facilitators?.all.value).toMatchObject([
      { me: true, leads: true, recovered: true },
      { first: true, leads: false, here: false },
    ])
    await ana.model.facilitate?.next()
    await room.network.settle()
    expect(cem.model.place.value).toEqual(ana.model.place.value)

    await ana.reload()
    expect(ana.model.role).toBe('facilitator')
    await room.tablet.open()
    room.network.link(room.tablet.device, ana.device)
    await room.network.settle()
    expect(room.tablet.model.place.value).toEqual(cem.model.place.value)
    expect(room.tablet.model.facilitators?.all.value).toMatchObject([
      { me: false, leads: true, recovered: true },
      { me: true, first: true },
    ])
    await room.close()
  })

  it('[R8] [K4] a wrong, half or early code changes nothing, and the right one works after it', async () => {
    const room = await inMemoryRoom()
    const code = room.tablet.model.facilitators?.recoveryCode.value ?? ''
    const ana = await room.join('t1', 'Ana')
    expect(await ana.model.roles.recover(code)).toEqual(refuse('not-here'))
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    const before = room.tablet.model.connection.details.value
    expect(await ana.model.roles.recover(code.slice(1))).toEqual(refuse('incomplete'))
    expect(await ana.model.roles.recover([...code].reverse().join(''))).toEqual(refuse('wrong'))
    await room.network.settle()
    expect(ana.model.role).toBe('participant')
    expect(room.tablet.model.connection.details.value).toEqual(before)
    expect(await ana.model.roles.recover(code)).toEqual(done)
    // The tablet is there and leads: the one who came with the code stands beside it.
    expect(ana.model.facilitators?.all.value[0]).toMatchObject({ first: true, leads: true })
    await room.close()
  })

  it('[R8] a new code takes the place of the old one, and may be made by any facilitator', async () => {
    const room = await inMemoryRoom()
    const old = room.tablet.model.facilitators?.recoveryCode.value ?? ''
    const [ben, cem] = [await room.join('t1', 'Ben'), await room.join('t2', 'Cem')]
    for (const phone of [ben, cem]) room.network.link(phone.device, room.tablet.device)
    await room.network.settle()
    await addFacilitator(room, room.tablet, ben)
    expect(ben.model.facilitators?.recoveryCode.value).toBeUndefined()
    await ben.model.facilitators?.makeRecoveryCode()
    await room.network.settle()
    expect(await cem.model.roles.recover(old)).toEqual(refuse('wrong'))
    expect(await cem.model.roles.recover(ben.model.facilitators?.recoveryCode.value ?? '')).toEqual(done)
    // Keys that only wait for a code are nobody's device, and in nobody's list.
    expect(cem.model.facilitators?.all.value).toHaveLength(3)
    await room.close()
  })

  it('[R8] [K5] a participant who forges a role, a stage or a recovery key is refused, and the facilitator sees it', async () => {
    const room = await inMemoryRoom()
    const hostile = await room.join('t1', 'Mal')
    room.network.link(hostile.device, room.tablet.device)
    await room.network.settle()
    const own = await makeSigner()
    const forge = async (signer: OwnSigner, key: RecordKey, content: unknown) => {
      const record = await signRecord(room.id, { key, sequence: 99, content }, signer)
      if (record === 'too-large') throw new Error('cannot be forged')
      room.network.say(hostile.device, 'room', recordsMessage([signer.publicKey], [record.bytes]))
    }
    await forge(own, `role/${own.id}`, { facilitator: true })
    await forge(own, 'recovery', { signer: own.id, sealed: 'AAAA' })
    await forge(own, 'lead', { signer: own.id })
    await forge(own, 'stage', {
      place: { stage: 'plan', step: 'plenary' },
      startedAt: 0,
      durationMs: 60_000,
    })
    await room.network.settle()
    const { facilitators } = room.tablet.model
    expect(facilitators?.pretended.value).toBe(4)
    expect(facilitators?.all.value).toHaveLength(1)
    expect(room.tablet.model.place.value.stage).not.toBe('plan')
    const counted = room.tablet.model.connection.details.value.find(({ name }) => name === 'pretended')
    expect(counted?.value).toBe(4)
    const code = facilitators?.recoveryCode.value ?? ''
    const cem = await room.join('t2', 'Cem')
    room.network.link(cem.device, room.tablet.device)
    await room.network.settle()
    expect(await cem.model.roles.recover(code)).toEqual(done)
    facilitators?.seenPretended()
    expect(facilitators?.pretended.value).toBe(0)
    await room.close()
  })
})
