import { useEffect, useRef } from 'preact/hooks'
import { loadAgain } from '../../lib/load-again.ts'
import type { OutgoingCode } from '../../models/transfer/moving-types.ts'
import type { Speed } from './speeds.ts'

export interface MovingQrProps {
  readonly code: OutgoingCode
  readonly speed: Speed
  readonly label: string
}

/** ISO/IEC 18004 asks for four modules of white around a code. */
const quietModules = 4
const paper = 255
const ink = 0

/** One picture after the other on a canvas of a pixel a module; the style sheet makes them large. Stops where it is not seen. */
export const MovingQr = ({ code, speed, label }: MovingQrProps) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let frame = 0
    let over = false
    const run = async () => {
      const { correction, generate } = await loadAgain(() => import('lean-qr'))
      const element = canvas.current
      const context = element?.getContext('2d')
      if (over || !element || !context) return
      const periodMs = 1_000 / speed.picturesPerSecond
      let next = 0
      const draw = (now: number) => {
        frame = requestAnimationFrame(draw)
        if (now < next) return
        // Never two at once to catch up: no camera would see the first.
        next = Math.max(next + periodMs, now + periodMs / 2)
        // One mask for all, and no search for the best: it is faster, and the pictures stay equally grey.
        const made = generate(code.next(speed.symbols), {
          minCorrectionLevel: correction.L,
          maxCorrectionLevel: correction.L,
          mask: 1,
        })
        const size = made.size + 2 * quietModules
        if (element.width !== size) Object.assign(element, { width: size, height: size })
        const image = context.createImageData(size, size)
        image.data.fill(paper)
        for (let y = 0; y < made.size; y += 1)
          for (let x = 0; x < made.size; x += 1) {
            if (!made.get(x, y)) continue
            const at = ((y + quietModules) * size + x + quietModules) * 4
            image.data.fill(ink, at, at + 3)
          }
        context.putImageData(image, 0, 0)
        element.dataset.ready = ''
      }
      frame = requestAnimationFrame(draw)
    }
    run().catch((error: unknown) => console.error('The moving code could not be drawn', error))
    return () => {
      over = true
      cancelAnimationFrame(frame)
    }
  }, [code, speed])
  return <canvas ref={canvas} class="moving-code" role="img" aria-label={label} />
}
