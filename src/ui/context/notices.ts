import { type ReadonlySignal, signal } from '@preact/signals'

const noticesAtOnce = 1

export interface Notice {
  readonly id: number
  readonly text: string
  readonly undo?: (() => void) | undefined
}

export interface Notices {
  readonly shown: ReadonlySignal<readonly Notice[]>
  /** Says something in passing; with `undo`, a button takes it back. */
  say(text: string, undo?: () => void): void
  dismiss(id: number): void
}

export const createNotices = (): Notices => {
  const shown = signal<readonly Notice[]>([])
  let count = 0
  return {
    shown,
    say: (text, undo) => {
      count += 1
      const notice: Notice = undo ? { id: count, text, undo } : { id: count, text }
      shown.value = [...shown.value, notice].slice(-noticesAtOnce)
    },
    dismiss: (id) => {
      shown.value = shown.value.filter((notice) => notice.id !== id)
    },
  }
}
