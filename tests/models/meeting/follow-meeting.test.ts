import { describe, expect, it } from 'vitest'
import { followMeeting } from '../../../src/models/meeting/follow-meeting.ts'
import type { MeetingModel } from '../../../src/models/meeting/meeting-types.ts'
import { openMeeting } from '../../../src/models/meeting/open-meeting.ts'
import { type FakeChannels, fakeBrowser } from '../../doubles/fake-browser.ts'
import { inMemoryRoom } from '../../scenarios/in-memory-room.ts'

const until = async (holds: () => boolean) => {
  for (let round = 0; !holds(); round++) {
    if (round > 2_000) throw new Error('it does not come')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const follow = (channels: FakeChannels, id: string) => {
  const { browser, world } = fakeBrowser({ channels })
  const told: { model?: MeetingModel } = {}
  const following = followMeeting({
    id,
    browser,
    open: openMeeting,
    opened: (model) => {
      told.model = model
    },
  })
  return { told, world, close: () => following.close() }
}

describe('[R5] a window that follows', () => {
  it('[R5] shows the room live, whichever window was there first, and can do nothing', async () => {
    const room = await inMemoryRoom({ tables: 2 })
    const { told, close } = follow(room.channelsOf(room.tablet), room.id)
    await until(() => told.model !== undefined && told.model.brief.value.title !== '')
    const { model } = told
    expect(model?.brief.value.focus).toBe('The new handover sheet')
    expect(model?.role).toBe('reader')
    expect(model?.facilitate ?? model?.facilitators ?? model?.table.value).toBeUndefined()
    expect(model?.invitationLink).toBe(room.link)
    expect(model?.followed?.value).toBe(true)

    await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'plenary' })
    await until(() => model?.place.value.stage === 'learn')
    expect(model?.clock.value.remainingMs).toBeDefined()

    // The other window is closed, the room goes on elsewhere, and the window comes back.
    await room.tablet.close()
    await room.tablet.open()
    await room.tablet.model.facilitate?.move({ stage: 'plan', step: 'alone' })
    await until(() => model?.place.value.stage === 'plan')
    await close()
    await room.close()
  })

  it('[R5] [C1] [C2] gets nothing that is not the room’s', async () => {
    const room = await inMemoryRoom({ tables: 2 })
    const ana = await room.join('t1', 'Ana')
    const heard: string[] = []
    const { browser } = fakeBrowser({ channels: room.channelsOf(ana) })
    browser.windows
      .channel(`plenary-room-${room.id}`)
      .onMessage((message) =>
        heard.push(Buffer.from((message as { message?: Uint8Array }).message ?? []).toString('latin1')),
      )
    const cell = 'reflect/ours/well'
    await ana.model.me.add(cell, 'Only for me')
    ana.model.table.value?.add(cell, 'Only for us')
    const { told, close } = follow(room.channelsOf(ana), room.id)
    await until(() => told.model !== undefined)
    const note = ana.model.table.value?.notes.value.get(cell)?.[0]
    await ana.model.table.value?.shareWithRoom([note?.id ?? ''])
    await until(() => heard.some((text) => text.includes('Only for us')))
    expect(heard.filter((text) => text.includes('Only for me'))).toEqual([])
    expect(told.model?.me.notes.value.size).toBe(0)
    await close()
    await room.close()
  })

  it('[R5] [K4] what is no feed, or a broken one, changes nothing in either window', async () => {
    const room = await inMemoryRoom({ tables: 2 })
    const channels = room.channelsOf(room.tablet)
    const { told, close } = follow(channels, room.id)
    await until(() => told.model !== undefined && told.model.brief.value.title !== '')
    const { model } = told
    const other = fakeBrowser({ channels }).browser.windows.channel(`plenary-room-${room.id}`)
    const answers: unknown[] = []
    other.onMessage((message) => answers.push(message))
    const facts = {
      facilitator: '0'.repeat(32),
      invitationLink: 'https://elsewhere.example/',
      offset: 0,
      devices: 3,
    }
    const message = Uint8Array.of(9, 9, 9, 9)
    const [follower, feeder] = ['abcd', 'ef01']
    for (const nonsense of [
      null,
      'room',
      { feed: 2 },
      { feed: 1, t: 'room', update: message, facts },
      { feed: 2, t: 'room', update: message, facts },
      { feed: 2, t: 'facts', feeder },
      { feed: 2, t: 'facts', feeder, facts: null },
      { feed: 2, t: 'facts', feeder: '../x', facts },
      { feed: 2, t: 'facts', feeder, facts: { ...facts, offset: Number.NaN } },
      { feed: 2, t: 'facts', feeder, facts: { ...facts, offset: '3' } },
      { feed: 2, t: 'facts', feeder, facts: { ...facts, devices: -1 } },
      { feed: 2, t: 'facts', feeder, facts: { ...facts, facilitator: 'somebody' } },
      { feed: 2, t: 'facts', feeder, facts: { ...facts, invitationLink: 7 } },
      { feed: 2, t: 'facts', feeder, facts },
      { feed: 2, t: 'follow', follower, digest: 'all' },
      { feed: 2, t: 'follow', follower, digest: 5 },
      { feed: 2, t: 'from', follower, message },
      { feed: 2, t: 'from', follower, message: [1, 2, 3] },
      { feed: 2, t: 'to', follower, message },
    ])
      expect(() => other.post(nonsense)).not.toThrow()
    expect(model?.brief.value.focus).toBe('The new handover sheet')
    // Both still hear each other.
    await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'plenary' })
    await until(() => model?.place.value.stage === 'learn')
    expect(Number.isFinite(model?.clock.value.remainingMs)).toBe(true)
    answers.length = 0
    other.post({ feed: 2, t: 'follow', follower })
    await until(() => answers.length > 0)
    await close()
    await room.close()
  })
})
