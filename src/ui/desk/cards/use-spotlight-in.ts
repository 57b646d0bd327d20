import type { ReadonlySignal } from '@preact/signals'
import { useComputed } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Spotlight } from '../../../domain/records/records.ts'
import type { CellId } from '../../../domain/template/template.ts'

/**
 * What is lit, as far as it shows in this cell; the same object while that is the same. So lighting a cell draws the two
 * anew that it concerns, however many notes stand in the others.
 */
export const useSpotlightIn = (spotlight: ReadonlySignal<Spotlight>, cell: CellId): Spotlight => {
  const last = useRef<{ readonly key: string; readonly spotlight: Spotlight } | undefined>(undefined)
  return useComputed(() => {
    const { cell: lit, ...others } = spotlight.value
    const here = lit === cell ? spotlight.value : others
    const key = JSON.stringify(here)
    if (last.current?.key !== key) last.current = { key, spotlight: here }
    return last.current.spotlight
  }).value
}
