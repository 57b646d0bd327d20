import type { DeviceLock } from './contract/browser.ts'

/** Web Locks, never stolen: who comes second is told at once and waits. */
export const deviceLockOf = ({ navigator }: Window): DeviceLock => {
  const locks: LockManager | undefined = navigator.locks
  return {
    claim(name, events) {
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      const waiting = new AbortController()
      const { signal } = waiting
      const hold = (): Promise<void> => {
        if (!signal.aborted) events.held()
        return ended
      }
      const claim = async () => {
        // Without Web Locks (old WebViews) no tab can know of another: this one is the device.
        if (!locks) return hold()
        const free = await locks.request(name, { ifAvailable: true }, async (lock) => {
          if (!lock) return false
          await hold()
          return true
        })
        if (free || signal.aborted) return
        events.taken()
        await locks.request(name, { signal }, hold)
      }
      claim().catch((error: unknown) => {
        if (signal.aborted) return
        // A sandboxed page has no locks to ask for, and so no other tab to fear.
        if (error instanceof DOMException && error.name === 'SecurityError') void hold()
        else throw error
      })
      return () => {
        waiting.abort()
        end()
      }
    },
  }
}
