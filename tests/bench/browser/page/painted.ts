/** Resolves just after the next frame has been drawn: what was in the page before is on screen. */
export const nextPaint = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(undefined)
    })
  })

const frameMs = 16

/** A moment anywhere within a frame, so that waiting for the next one is a half on average and not always all of it. */
export const anyMoment = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 2 * frameMs + Math.random() * frameMs))
