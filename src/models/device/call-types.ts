import type { ReadonlySignal } from '@preact/signals'

/** How this device lets its person notice the end of a step without looking at it. */
export interface CallsModel {
  /** A soft bell, from the device that leads a meeting; on unless turned off. */
  readonly bell: ReadonlySignal<boolean>
  /** This device buzzes in its person's hand; off unless asked for. */
  readonly buzz: ReadonlySignal<boolean>
  readonly canBuzz: boolean
  setBell(on: boolean): void
  setBuzz(on: boolean): void
  /** To hear or feel what it is like; a bell also tells a browser that this page may sound. */
  tryBell(): void
  tryBuzz(): void
}
