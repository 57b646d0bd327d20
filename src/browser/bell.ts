import { bellSeconds, bellVolume } from './contract/limits.ts'

/** The partials of a small singing bowl: how high, how loud, how long each rings, relative to the first. */
const strikePitchHertz = 528
const partials: readonly (readonly [pitch: number, loudness: number, length: number])[] = [
  [1, 1, 1],
  [2.76, 0.35, 0.6],
  [5.4, 0.12, 0.3],
]

/**
 * One soft bell. Browsers let a page sound only after somebody has touched it, and iOS only in that very moment: the
 * first touch opens the sound and puts it to sleep again.
 */
export const bellOf = (page: Window & Partial<typeof globalThis>): (() => void) => {
  const Context = page.AudioContext
  let context: AudioContext | undefined

  if (Context) {
    const touches = ['pointerup', 'keydown'] as const
    const wake = async () => {
      for (const touch of touches) page.removeEventListener(touch, listen, true)
      context ??= new Context()
      await context.resume()
      await context.suspend()
    }
    const listen = () => void wake().catch(silently)
    for (const touch of touches) page.addEventListener(touch, listen, true)
  }

  const ring = async () => {
    if (!Context) return
    context ??= new Context()
    await context.resume()
    const { currentTime, destination } = context
    for (const [pitch, loudness, length] of partials) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      const end = currentTime + bellSeconds * length
      tone.frequency.value = strikePitchHertz * pitch
      volume.gain.setValueAtTime(0, currentTime)
      volume.gain.linearRampToValueAtTime(bellVolume * loudness, currentTime + 0.01)
      volume.gain.exponentialRampToValueAtTime(0.0001, end)
      tone.connect(volume).connect(destination)
      tone.start(currentTime)
      tone.stop(end)
    }
  }
  return () => void ring().catch(silently)
}

/** A device without a speaker, or a browser that keeps the page silent: a bell is a courtesy, nothing waits for it. */
const silently = (error: unknown) => console.info('No sound:', error)
