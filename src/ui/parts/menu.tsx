import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { type Icon, IconMore } from './icons.tsx'

export interface MenuItem {
  readonly label: string
  readonly icon?: Icon | undefined
  readonly onSelect: () => void
  readonly danger?: boolean | undefined
  readonly disabled?: boolean | undefined
}

export interface MenuProps {
  /** What the menu is of ("More for this note"). */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly icon?: Icon | undefined
  /** Words on the button instead of the sign alone. */
  readonly children?: ComponentChildren | undefined
  readonly kind?: 'soft' | 'quiet' | 'plain' | 'main' | undefined
}

const edgePx = 8

/** A button with things to do. Arrow keys, Home, End, Escape and letters as in any menu. */
export const Menu = ({ label, items, icon = IconMore, children, kind = 'quiet' }: MenuProps): JSX.Element => {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const close = (giveFocusBack: boolean) => {
    setOpen(false)
    if (giveFocusBack) button.current?.focus()
  }

  useLayoutEffect(() => {
    const [anchor, box] = [button.current, list.current]
    if (!open || !anchor || !box) return
    const from = anchor.getBoundingClientRect()
    const size = box.getBoundingClientRect()
    const rightToLeft = getComputedStyle(anchor).direction === 'rtl'
    const wanted = rightToLeft ? from.left : from.right - size.width
    const view = { width: anchor.ownerDocument.documentElement.clientWidth, height: window.innerHeight }
    box.style.left = `${Math.max(edgePx, Math.min(wanted, view.width - size.width - edgePx))}px`
    const below = from.bottom + 4
    const fits = below + size.height + edgePx <= view.height
    box.style.top = `${fits ? below : Math.max(edgePx, from.top - size.height - 4)}px`
    box.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus()
  }, [open])

  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      const target = event.target
      if (target instanceof Node && (list.current?.contains(target) || button.current?.contains(target)))
        return
      setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('scroll', away, true)
    window.addEventListener('resize', away)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('scroll', away, true)
      window.removeEventListener('resize', away)
    }
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])]
    const at = entries.indexOf(document.activeElement as HTMLButtonElement)
    const go = (to: number) => {
      event.preventDefault()
      entries[(to + entries.length) % entries.length]?.focus()
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close(true)
    } else if (event.key === 'Tab') close(true)
    else if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(-1)
    else if (event.key.length === 1) {
      const letter = event.key.toLocaleLowerCase()
      const after = [...entries.slice(at + 1), ...entries.slice(0, at + 1)]
      after.find((entry) => entry.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus()
    }
  }

  const toggle = () => setOpen(!open)
  return (
    <div class="menu">
      {children ? (
        <Button kind={kind} icon={icon} onClick={toggle} expanded={open} buttonRef={button}>
          {children}
        </Button>
      ) : (
        <IconButton label={label} icon={icon} onClick={toggle} buttonRef={button} />
      )}
      {open && (
        <div
          ref={list}
          class="menu-list"
          id={id}
          role="menu"
          aria-label={label}
          onKeyDown={onKeyDown}
          tabIndex={-1}
        >
          {items.map(({ label: words, icon: Sign, onSelect, danger, disabled }) => (
            <button
              key={words}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class={classNames('menu-item', danger && 'menu-item-danger')}
              disabled={disabled}
              onClick={() => {
                close(true)
                onSelect()
              }}
            >
              {Sign && <Sign small />}
              <span>{words}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
