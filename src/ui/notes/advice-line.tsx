import { useEffect, useState } from 'preact/hooks'
import type { AdviceKind } from '../../domain/hints/advice-hint.ts'
import { useLanguage, useRemembered, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconLamp } from '../parts/icons.tsx'
import './advice-line.css'

/** Nothing is said while somebody types; so long after the last key, ms. */
const pauseMs = 700

export interface AdviceLineProps {
  /** What is written, or what was just put on the grid. */
  readonly text: string
  /** The field it is about: put away for one, it stays away there. */
  readonly field: string
}

/** Gently, for the writer alone, that a question may be none. It holds nothing back. */
export const AdviceLine = ({ text, field }: AdviceLineProps) => {
  const texts = useWords('set')
  const { tag } = useLanguage()
  const remembered = useRemembered()
  const key = `advice/${field}`
  const [away, setAway] = useState(remembered.get(key) === 'away')
  const [kind, setKind] = useState<AdviceKind>()
  useEffect(() => {
    let current = true
    setKind(undefined)
    if (away || text.trim() === '') return
    const timer = setTimeout(() => {
      import('../../domain/hints/advice-hint.ts').then(
        ({ adviceHint }) => current && setKind(adviceHint(text, [tag, ...navigator.languages])),
        // Without it the words are simply not judged.
        (error: unknown) => console.warn('The hint could not be loaded', error),
      )
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, tag, away])
  const putAway = () => {
    remembered.set(key, 'away')
    setAway(true)
  }
  return (
    <div role="status">
      {kind && !away && (
        <div class="set-hint">
          <IconLamp small />
          <p>
            {texts.hint[kind]} <span class="soft">{texts.hintOnlyYou}</span>
          </p>
          <Button kind="plain" onClick={putAway}>
            {texts.hintAway}
          </Button>
        </div>
      )}
    </div>
  )
}
