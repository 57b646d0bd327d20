import { useEffect, useState } from 'preact/hooks'
import { pageMs } from './limits.ts'

/**
 * Which of so many pages is shown. They turn slowly by themselves until somebody turns one by hand (arrow keys, space, a
 * tap on either side); then they stay.
 */
export const usePageTurns = (
  pages: number,
): { readonly shown: number; readonly onClick: (event: MouseEvent) => void } => {
  const [page, setPage] = useState(0)
  const [byHand, setByHand] = useState(false)
  const shown = Math.min(page, pages - 1)
  const turn = (by: number) => {
    setByHand(true)
    setPage((before) => Math.max(0, Math.min(pages - 1, before + by)))
  }

  useEffect(() => {
    if (byHand || pages < 2) return
    const timer = setInterval(() => setPage((before) => (before + 1) % pages), pageMs)
    return () => clearInterval(timer)
  }, [byHand, pages])

  useEffect(() => {
    const forward = () => (document.documentElement.dir === 'rtl' ? -1 : 1)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') turn(forward())
      else if (event.key === 'ArrowLeft') turn(-forward())
      else if (event.key === ' ' || event.key === 'PageDown') turn(1)
      else if (event.key === 'PageUp') turn(-1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [pages])

  const onClick = (event: MouseEvent) => {
    const before = event.clientX < window.innerWidth / 2
    const rtl = document.documentElement.dir === 'rtl'
    turn(before === rtl ? 1 : -1)
  }
  return { shown, onClick }
}
