import type { Doc } from 'yjs'
import type { DeviceId } from '../domain/ids.ts'
import { nameMaxLength } from '../domain/limits.ts'
import { shortenText, wellFormed } from '../domain/notes/note-text.ts'
import type { TableView } from './table-types.ts'

export const fitName = (name: string): string => wellFormed(shortenText(name, nameMaxLength))

const nameOf = (seat: unknown): string | undefined => {
  if (typeof seat !== 'object' || seat === null || !Object.hasOwn(seat, 'name')) return undefined
  const { name } = seat as { name: unknown }
  return typeof name === 'string' && name !== '' ? shortenText(name, nameMaxLength) : undefined
}

/** The map `seats`: `<device>` = { name? }. */
export const openSeats = (doc: Doc) => {
  const seats = doc.getMap<unknown>('seats')
  return {
    read(): TableView['seats'] {
      const found = new Map<DeviceId, { name?: string }>()
      // Deleted ones too: a device that reads along cannot take itself off the list.
      for (const device of seats._map.keys()) {
        if (!/^[0-9a-f]{32}$/.test(device)) continue
        const name = nameOf(seats.get(device))
        found.set(device, name === undefined ? {} : { name })
      }
      return found
    },
    /** Whether giving this seat would say anything new: a second giver may not know the name that the first one wrote. */
    lacks(device: DeviceId, name: string | undefined): boolean {
      return !seats.has(device) || (name !== undefined && nameOf(seats.get(device)) !== name)
    },
    give(device: DeviceId, name: string | undefined): void {
      seats.set(device, name === undefined ? {} : { name })
    },
    observe(onChange: () => void): () => void {
      seats.observe(onChange)
      return () => seats.unobserve(onChange)
    },
  }
}
