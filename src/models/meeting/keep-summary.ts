import { effect, type ReadonlySignal } from '@preact/signals'
import type { TableId } from '../../domain/ids.ts'
import type { Brief } from '../../domain/records/records.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'

interface SummaryParts {
  readonly summary: MeetingSummary | undefined
  readonly brief: ReadonlySignal<Brief>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly isFacilitator: ReadonlySignal<boolean>
  now(): number
  changed(summary: MeetingSummary): void
}

/** The device's list shows what the meeting is called now, and as what this device is in it. */
export const keepSummary = ({ summary, brief, myTable, isFacilitator, now, changed }: SummaryParts) =>
  effect(() => {
    if (!summary) return
    const { title, focus } = brief.value
    changed({
      ...summary,
      title: title || summary.title,
      focus: focus || summary.focus,
      ...(isFacilitator.value ? { role: 'facilitator' } : {}),
      ...(myTable.value === undefined ? {} : { table: myTable.value }),
      openedAt: now(),
    })
  })
