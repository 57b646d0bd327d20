import { useMemo, useRef, useState } from 'preact/hooks'

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
  // A message with an undo outlives the drawing that it came from: it takes back what is last by then.
  const latest = useRef(steps)
  const acts = useMemo(() => {
    const go = (next: Steps<T>) => {
      latest.current = next
      setSteps(next)
      onChange(next.now)
    }
    return {
      set(next: T) {
        const { past, now } = latest.current
        if (JSON.stringify(next) === JSON.stringify(now)) return
        go({ past: [...past, now].slice(-stepsKept), now: next, future: [] })
      },
      undo() {
        const { past, now, future } = latest.current
        const before = past.at(-1)
        if (before !== undefined) go({ past: past.slice(0, -1), now: before, future: [now, ...future] })
      },
      redo() {
        const { past, now, future } = latest.current
        const [after, ...rest] = future
        if (after !== undefined) go({ past: [...past, now], now: after, future: rest })
      },
    }
  }, [onChange])
  const { past, now, future } = steps
  return { ...acts, now, canUndo: past.length > 0, canRedo: future.length > 0 }
}
