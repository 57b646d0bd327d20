import type { ReadonlySignal } from '@preact/signals'
import type { MeetingId } from '../../domain/ids.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import type { OnlineWish } from '../connect/online-wish.ts'
import type { CallsModel } from './call-types.ts'

export interface DeviceModel {
  readonly meetings: ReadonlySignal<readonly MeetingSummary[]>
  /** Deletes a meeting and everything of it from this device. */
  forget(id: MeetingId): Promise<void>
  readonly language: ReadonlySignal<string>
  setLanguage(language: string): void
  /** Whether the question mark alone shows the board's keys; on where nothing was said. */
  readonly helpKey: ReadonlySignal<boolean>
  setHelpKey(on: boolean): void
  readonly install: ReadonlySignal<'installed' | 'offered' | 'by-hand' | 'unavailable'>
  promptInstall(): Promise<void>
  readonly update: ReadonlySignal<'none' | 'waiting'>
  applyUpdate(): Promise<void>
  readonly offlineReady: ReadonlySignal<boolean>
  /** Whether the browser has promised to keep the storage; undefined until known. */
  readonly persisted: ReadonlySignal<boolean | undefined>
  readonly calls: CallsModel
  readonly onlineWish: OnlineWish
}
