import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { holdSeenMs, holdToLeaveMs, holdTremblePx } from './limits.ts'

export interface Holding {
  readonly x: number
  readonly y: number
}

/**
 * Holding a finger (or the mouse) still anywhere on the screen is the deliberate way out.
 * @returns where somebody is holding, once it is more than a tap
 */
export const useHold = (screen: RefObject<HTMLElement | null>, onHeld: () => void): Holding | undefined => {
  const [holding, setHolding] = useState<Holding>()
  const held = useRef(onHeld)
  held.current = onHeld
  useLayoutEffect(() => {
    const element = screen.current
    if (!element) return
    let timers: readonly ReturnType<typeof setTimeout>[] = []
    let from: Holding | undefined
    let wasSeen = false
    const stop = () => {
      for (const timer of timers) clearTimeout(timer)
      from = undefined
      setHolding(undefined)
    }
    const onDown = (event: PointerEvent) => {
      stop()
      wasSeen = false
      // Two fingers are something else.
      if (!event.isPrimary) return
      const here = { x: event.clientX, y: event.clientY }
      from = here
      timers = [
        setTimeout(() => {
          wasSeen = true
          setHolding(here)
        }, holdSeenMs),
        setTimeout(() => {
          stop()
          held.current()
        }, holdToLeaveMs),
      ]
    }
    const onMove = (event: PointerEvent) => {
      if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > holdTremblePx) stop()
    }
    // Letting go in time is no tap either: no page is turned.
    const onClick = (event: Event) => {
      if (wasSeen) event.stopPropagation()
    }
    const noMenu = (event: Event) => event.preventDefault()
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener('pointerdown', onDown, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerup', stop, { signal })
    element.addEventListener('pointercancel', stop, { signal })
    element.addEventListener('pointerleave', stop, { signal })
    element.addEventListener('click', onClick, { signal, capture: true })
    element.addEventListener('contextmenu', noMenu, { signal })
    return () => {
      for (const timer of timers) clearTimeout(timer)
      listening.abort()
    }
  }, [screen])
  return holding
}
