import { useMemo, useState } from 'preact/hooks'

export interface History<T> {
  readonly now: T
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** A change that changes nothing is no step. */
  set(next: T): void
  undo(): void
  redo(): void
}

/** So many steps can be taken back. */
const stepsKept = 100

interface Steps<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
}

/** A value with its earlier ones. `onChange` hears of every new one, undone ones included. */
export const useHistory = <T>(start: T, onChange: (now: T) => void): History<T> => {
  const [steps, setSteps] = useState<Steps<T>>({ past: [], now: start, future: [] })
  return useMemo(() => {
    const go = (next: Steps<T>) => {
      setSteps(next)
      onChange(next.now)
    }
    const { past, now, future } = steps
    const [before, after] = [past.at(-1), future[0]]
    return {
      now,
      canUndo: before !== undefined,
      canRedo: after !== undefined,
      set(next) {
        if (JSON.stringify(next) === JSON.stringify(now)) return
        go({ past: [...past, now].slice(-stepsKept), now: next, future: [] })
      },
      undo() {
        if (before !== undefined) go({ past: past.slice(0, -1), now: before, future: [now, ...future] })
      },
      redo() {
        if (after !== undefined) go({ past: [...past, now], now: after, future: future.slice(1) })
      },
    }
  }, [steps, onChange])
}
