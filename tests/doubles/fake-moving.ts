import { signal } from '@preact/signals'
import type { CarriedScope, MovingModel, Outgoing, Taking } from '../../src/models/transfer/moving-types.ts'

type Did = (action: string, ...parameters: unknown[]) => void

/** A device at a table that has shared 12 notes; a test turns what is taken in by hand. */
export const fakeMoving = (did: Did) => {
  const taking = signal<Taking>({ at: 'waiting' })
  const scopes = signal<readonly CarriedScope[]>(['table', 'room'])
  const counts = signal({
    table: { notes: 12, points: 2, tables: 1 },
    room: { notes: 30, points: 4, tables: 4 },
    own: { notes: 0, points: 0, tables: 0 },
  })
  const give = async (scope: CarriedScope): Promise<Outgoing> => ({
    scope,
    counts: counts.peek()[scope],
    bytes: 2_400,
    code: async () => ({ symbols: 16, next: (symbols) => `PLNRY1:${'A'.repeat(symbols * 9)}` }),
    async toFile() {
      did('moving.toFile', scope)
      return 'downloaded'
    },
    toText: () => `PLENARY-NOTES-1:${scope}`,
  })
  const model: MovingModel = {
    scopes,
    counts,
    give,
    taking,
    read: (text) => did('moving.read', text),
    takeFile: async (file) => did('moving.takeFile', file),
    takeText: async (text) => did('moving.takeText', text),
    again() {
      did('moving.again')
      taking.value = { at: 'waiting' }
    },
  }
  return { model, taking, scopes, counts }
}
