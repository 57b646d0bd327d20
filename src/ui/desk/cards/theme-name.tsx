import { useEffect, useRef } from 'preact/hooks'
import { titleMaxLength } from '../../../domain/limits.ts'
import { useWords } from '../../context/context.ts'
import '../../parts/fields/field.css'
import './theme-name.css'

export interface ThemeNameProps {
  readonly name: string
  /** With the name on Enter and when the field is left; with nothing on Escape. */
  readonly onDone: (name: string | undefined) => void
}

/** The name of a theme, written where it stands. It may stay empty, and be named when there is time. */
export const ThemeName = ({ name, onDone }: ThemeNameProps) => {
  const texts = useWords('plenary')
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const done = (next: string | undefined) => {
    // Taking the field away makes it lose the focus once more.
    if (isDone.current) return
    isDone.current = true
    onDone(next === name ? undefined : next)
  }
  return (
    <input
      ref={input}
      class="input theme-input"
      dir="auto"
      maxLength={titleMaxLength}
      aria-label={texts.nameLabel}
      placeholder={texts.nameIt}
      defaultValue={name}
      enterkeyhint="done"
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(event.currentTarget.value.trim())
        else if (event.key === 'Escape') done(undefined)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
      onBlur={(event) => done(event.currentTarget.value.trim())}
    />
  )
}
