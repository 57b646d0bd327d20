import { useWords } from '../../context/context.ts'
import './waiting.css'

export const Waiting = ({ children }: { readonly children?: string }) => {
  const texts = useWords('common')
  return (
    <div class="waiting" role="status">
      <span class="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{children ?? texts.waiting}</span>
    </div>
  )
}
