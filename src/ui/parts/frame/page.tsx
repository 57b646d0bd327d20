import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../../context/context.ts'
import { IconButton } from '../buttons/icon-button.tsx'
import { classNames } from '../class-names.ts'
import { IconBack } from '../icons.tsx'
import { startEdge } from './edges.ts'
import './page.css'

export interface PageProps {
  readonly title: string
  readonly onBack?: (() => void) | undefined
  /** Buttons at the end of the top line. */
  readonly actions?: ComponentChildren | undefined
  readonly children: ComponentChildren
  readonly wide?: boolean | undefined
  readonly class?: string | undefined
}

/**
 * A whole screen: top line with its title, and what is below. The title takes the focus when the screen comes, so that
 * keyboards and screen readers start at the top.
 */
export const Page = ({ title, onBack, actions, children, wide, class: extra }: PageProps) => {
  const texts = useWords('common')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) heading.current?.focus({ preventScroll: true })
    document.title = `${title} · ${texts.app}`
  }, [title, texts])
  return (
    <div class={classNames('page', wide && 'page-wide', extra)}>
      <header class="page-top" ref={startEdge}>
        {onBack && <IconButton label={texts.back} icon={IconBack} onClick={onBack} />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <main class="page-main">{children}</main>
    </div>
  )
}
