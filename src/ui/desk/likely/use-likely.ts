import { type ReadonlySignal, type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { CellId } from '../../../domain/template/template.ts'
import { useRemembered } from '../../context/context.ts'
import type { Desk } from '../acts/desk.ts'
import { likelyFinder, stillOpen } from './likely-finder.ts'

/** What is suggested now, and whether its list is open. */
export interface Likely {
  readonly open: ReadonlySignal<ReturnType<typeof stillOpen>>
  readonly isUnfolded: Signal<boolean>
  /** They are not the same; it is not suggested again on this device. */
  dismiss(key: string): void
}

const load = () => import('../../../domain/hints/likely-same.ts').then(({ likelySame }) => likelySame())

/** Looks for notes of these cells that likely say the same, whenever nothing else is to be done. */
export const useLikely = (desk: Desk, cells: readonly CellId[]): Likely => {
  const remembered = useRemembered()
  const finder = useMemo(() => likelyFinder(load), [])
  const noKey = `not-same/${desk.meeting.id}`
  const dismissed = useSignal<ReadonlySet<string>>(new Set(remembered.get(noKey)?.split('\n')))
  const isUnfolded = useSignal(false)
  const { readout } = desk.meeting.room
  const asked = useSignal(cells)
  const inOrder = cells.join('\n')
  useEffect(() => finder.close, [finder])
  // The same cells come as another list each time.
  useEffect(() => {
    asked.value = cells
  }, [inOrder])
  useSignalEffect(() => finder.look(readout.value, asked.value))
  return {
    open: useComputed(() => stillOpen(finder.groups.value, readout.value, asked.value, dismissed.value)),
    isUnfolded,
    dismiss(key) {
      dismissed.value = new Set(dismissed.value).add(key)
      remembered.set(noKey, [...dismissed.value].join('\n'))
    },
  }
}
