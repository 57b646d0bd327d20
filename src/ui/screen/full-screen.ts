/**
 * Full screen where the device has it (no iPhone does), asked for by a tap as browsers want it. Where it is refused the
 * screen mode fills the window all the same, so nothing is said.
 */
export const enterFullScreen = (): void => {
  const root = document.documentElement
  if (document.fullscreenElement || !root.requestFullscreen) return
  root.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined)
}

export const leaveFullScreen = (): void => {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
}
