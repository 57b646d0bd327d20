import type { Ref } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { FieldFrame, type TextFieldProps } from './field-frame.tsx'
import { keepCaret } from './keep-caret.ts'

export interface TextAreaProps extends TextFieldProps {
  /** Enter; Shift+Enter makes a new line. Absent: Enter makes a new line. */
  readonly onEnter?: (() => void) | undefined
  readonly onEscape?: (() => void) | undefined
  readonly rows?: number | undefined
  readonly areaRef?: Ref<HTMLTextAreaElement> | undefined
}

const grow = (area: HTMLTextAreaElement): void => {
  // Browsers with `field-sizing` do this by themselves.
  if (typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content')) return
  area.style.blockSize = 'auto'
  area.style.blockSize = `${area.scrollHeight + 3}px`
}

/**
 * Text of several lines that grows with its words. When `value` is changed from elsewhere (a table mate typing in the
 * same note), the caret stays between the letters where it was.
 */
export const TextArea = (props: TextAreaProps) => {
  const own = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    const area = own.current
    if (!area) return
    if (area.value !== props.value) {
      const [start, end] = [area.selectionStart, area.selectionEnd]
      const before = area.value
      area.value = props.value
      if (area.ownerDocument.activeElement === area) {
        area.setSelectionRange(keepCaret(before, props.value, start), keepCaret(before, props.value, end))
      }
    }
    grow(area)
  }, [props.value])

  useLayoutEffect(() => {
    if (!props.autoFocus) return
    const area = own.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [props.autoFocus])

  return (
    <FieldFrame {...props}>
      {(ties) => (
        <textarea
          {...ties}
          ref={(area) => {
            own.current = area
            if (typeof props.areaRef === 'function') props.areaRef(area)
            else if (props.areaRef) props.areaRef.current = area
          }}
          class="input"
          dir="auto"
          rows={props.rows ?? 1}
          defaultValue={props.value}
          placeholder={props.placeholder}
          enterkeyhint={props.enterKeyHint}
          onInput={(event) => {
            grow(event.currentTarget)
            props.onInput(event.currentTarget.value)
          }}
          onBlur={props.onBlur}
          onKeyDown={(event) => {
            if (event.isComposing) return
            if (event.key === 'Enter' && !event.shiftKey && props.onEnter) {
              event.preventDefault()
              props.onEnter()
            } else if (event.key === 'Escape' && props.onEscape) {
              event.preventDefault()
              event.stopPropagation()
              props.onEscape()
            }
          }}
        />
      )}
    </FieldFrame>
  )
}
