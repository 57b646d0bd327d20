import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../context/context.ts'
import { usePageTurns } from './use-page-turns.ts'
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
  const { shown, onClick } = usePageTurns(pages)

  // What is on the pages decides how many there are.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const count = () => {
      element.style.columnFill = 'auto'
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0
      const needed = Math.max(1, Math.round((element.scrollWidth + gap) / (element.clientWidth + gap)))
      // What fits stands in columns as high as one another; of more, each column is filled before the next.
      if (needed === 1) element.style.columnFill = 'balance'
      setPages(needed)
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
