import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../context/context.ts'
import { pageMs } from './limits.ts'
import './pages.css'

export interface PagesProps {
  readonly children: ComponentChildren
  /** Of the letters, and with them the columns. */
  readonly size: 'one' | 'large' | 'middle' | 'small'
  /** Changes when there is more or less to show; the pages are counted again. */
  readonly signature: string
}

/**
 * As many notes as fit, in columns, and the rest on further pages. Pages turn slowly by themselves until somebody turns
 * one by hand (arrow keys, space, a tap on either side); then they stay.
 */
export const Pages = ({ children, size, signature }: PagesProps) => {
  const texts = useWords('screen')
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(0)
  const [byHand, setByHand] = useState(false)
  const shown = Math.min(page, pages - 1)

  // What is on the pages decides how many there are.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const count = () => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0
      setPages(Math.max(1, Math.round((element.scrollWidth + gap) / (element.clientWidth + gap))))
    }
    count()
    window.addEventListener('resize', count)
    return () => window.removeEventListener('resize', count)
  }, [signature, size])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const style = getComputedStyle(element)
    const width = element.clientWidth + (Number.parseFloat(style.columnGap) || 0)
    // From right to left the columns go the other way, and so does the scroll position.
    element.scrollLeft = shown * width * (style.direction === 'rtl' ? -1 : 1)
  }, [shown])

  useEffect(() => {
    if (byHand || pages < 2) return
    const timer = setInterval(() => setPage((before) => (before + 1) % pages), pageMs)
    return () => clearInterval(timer)
  }, [byHand, pages])

  useEffect(() => {
    const turn = (by: number) => {
      setByHand(true)
      setPage((before) => Math.max(0, Math.min(pages - 1, before + by)))
    }
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
    setByHand(true)
    setPage((now) => Math.max(0, Math.min(pages - 1, now + (before === rtl ? 1 : -1))))
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys turn pages anywhere on the screen */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a tap is an addition to the keys; there are no controls here */}
      <div class={`screen-pages screen-pages-${size}`} ref={box} onClick={onClick}>
        {children}
      </div>
      {pages > 1 && (
        <p class="screen-page" role="status">
          {texts.page(shown + 1, pages)}
        </p>
      )}
    </>
  )
}
