import type { JSX } from 'preact'
import { useTexts } from '../context/context.ts'

export const Waiting = ({ children }: { readonly children?: string }): JSX.Element => {
  const texts = useTexts()
  return (
    <div class="waiting" role="status">
      <span class="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{children ?? texts.common.waiting}</span>
    </div>
  )
}
