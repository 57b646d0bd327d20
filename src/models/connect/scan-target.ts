import type { ReadonlySignal } from '@preact/signals'
import type { TableModel } from '../table/table-types.ts'
import type { ConnectionModel } from './connection-types.ts'

/** Whose screen brings this device back with one scan: a table mate's (by name, where names are shown), else the facilitator's. */
type ScanTarget =
  | { readonly who: 'mate'; readonly name?: string }
  | { readonly who: 'facilitator' }
  | { readonly who: 'anybody' }

/** undefined where this device is linked as it should be. Reads signals: call it where they are followed. */
export const findWhoToScan = (meeting: {
  readonly role: 'facilitator' | 'participant' | 'reader'
  readonly table: ReadonlySignal<Pick<TableModel, 'seats'> | undefined>
  readonly connection: Pick<ConnectionModel, 'truth'>
}): ScanTarget | undefined => {
  const { table, room } = meeting.connection.truth.value
  if (meeting.role === 'facilitator') return room === 'alone' ? { who: 'anybody' } : undefined
  const mates = meeting.table.value?.seats.value.filter(({ me }) => !me) ?? []
  if (table === 'alone' && mates.length > 0) {
    const name = mates.find((mate) => mate.name)?.name
    return name ? { who: 'mate', name } : { who: 'mate' }
  }
  return room === 'alone' ? { who: 'facilitator' } : undefined
}
