import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { openTablePresence } from '../../../src/meeting/protocols/table-presence.ts'

/** A device at the table, and what a table mate has ever been told of it, by id. */
const watched = () => {
  const [presence, mate] = [openTablePresence(new Doc()), new Awareness(new Doc())]
  const { awareness } = presence
  const own = awareness.clientID
  mate.setLocalState(null)
  const told = new Map<number, unknown[]>()
  awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    const clients = [...added, ...updated, ...removed]
    applyAwarenessUpdate(mate, encodeAwarenessUpdate(awareness, clients), 'link')
    for (const client of clients)
      told.set(client, [...(told.get(client) ?? []), awareness.getStates().get(client) ?? null])
  })
  return {
    presence,
    own,
    told,
    typing: () => [...mate.getStates().values()].filter((state) => state.typing === true).length,
    close() {
      presence.close()
      mate.destroy()
    },
  }
}

describe('who types', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[C6] [P4] where no names are kept every spell of typing has an id of its own, and the device’s own tells nothing of it', () => {
    const { presence, own, told, typing, close } = watched()
    for (let spell = 0; spell < 5; spell++) {
      presence.type(true)
      presence.type(true)
      expect(typing()).toBe(1)
      expect(presence.others.value.some((state) => state.typing)).toBe(false)
      presence.type(false)
      presence.type(false)
      expect(typing()).toBe(0)
    }
    expect(told.get(own)).toBeUndefined()
    expect([...told.values()]).toEqual(Array.from({ length: 5 }, () => [{}, { typing: true }, null]))
    expect(presence.awareness.clientID).toBe(own)
    close()
  })

  it('[P4] somebody who types for long is not forgotten meanwhile', () => {
    const { presence, typing, close } = watched()
    for (let second = 0; second < 90; second++) {
      presence.type(true)
      vi.advanceTimersByTime(1_000)
      expect(typing()).toBe(1)
    }
    presence.type(false)
    expect(typing()).toBe(0)
    close()
  })
})
