import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { holdToLeaveMs } from './limits.ts'

const corners = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const

/** Four corners that nobody sees; holding one is the deliberate way out, so that a brush of the hand is not. */
export const HoldCorners = ({ onHeld }: { readonly onHeld: () => void }): JSX.Element => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => stop, [])
  return (
    <>
      {corners.map((corner) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape and a button that the keyboard finds do the same
        <div
          key={corner}
          class={`screen-corner screen-corner-${corner}`}
          data-corner={corner}
          onPointerDown={() => {
            stop()
            timer.current = setTimeout(onHeld, holdToLeaveMs)
          }}
          onPointerUp={stop}
          onPointerLeave={stop}
          onPointerCancel={stop}
          onContextMenu={(event) => event.preventDefault()}
        />
      ))}
    </>
  )
}
