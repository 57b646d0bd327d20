import { useEffect, useState } from 'preact/hooks'
import { loadAgain } from '../../../lib/load-again.ts'
import { useWords } from '../../context/context.ts'
import './qr-code.css'

export interface QrCodeProps {
  readonly text: string
  /** What it is the code of; default "QR code". */
  readonly label?: string | undefined
}

interface Drawing {
  readonly text: string
  /** Modules along an edge, quiet zone included. */
  readonly size: number
  readonly path: string
}

/** ISO/IEC 18004 asks for four modules of white around a code. */
const quietModules = 4

const draw = async (text: string): Promise<Drawing> => {
  const { correction, generate } = await loadAgain(() => import('lean-qr'))
  const code = generate(text, { minCorrectionLevel: correction.M })
  let path = ''
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue
      let run = 1
      while (code.get(x + run, y)) run += 1
      path += `M${x + quietModules} ${y + quietModules}h${run}v1h-${run}z`
      x += run
    }
  }
  return { text, size: code.size + 2 * quietModules, path }
}

/** A crisp code at ECC M, dark on white in every theme, as large as its box. The encoder is loaded when first needed. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const texts = useWords('common')
  const [drawing, setDrawing] = useState<Drawing>()
  useEffect(() => {
    let current = true
    draw(text).then(
      (made) => current && setDrawing(made),
      () => current && setDrawing(undefined),
    )
    return () => {
      current = false
    }
  }, [text])
  return (
    <div class="qr" data-ready={drawing?.text === text ? '' : undefined}>
      {drawing && (
        <svg
          viewBox={`0 0 ${drawing.size} ${drawing.size}`}
          shape-rendering="crispEdges"
          role="img"
          aria-label={label ?? texts.codeLabel}
        >
          <rect width="100%" height="100%" fill="#ffffff" />
          <path d={drawing.path} fill="#000000" />
        </svg>
      )}
    </div>
  )
}
