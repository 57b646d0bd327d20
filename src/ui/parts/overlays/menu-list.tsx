import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from '../class-names.ts'
import type { Icon } from '../icons.tsx'
import './menu.css'

export interface MenuItem {
  readonly label: string
  readonly icon?: Icon | undefined
  readonly onSelect: () => void
  readonly danger?: boolean | undefined
  readonly disabled?: boolean | undefined
}

/** Nothing stands for what cannot be done now. */
export type MenuItems = readonly (MenuItem | false | undefined)[]

export interface MenuListProps {
  readonly label: string
  readonly items: MenuItems
  /** The button that it hangs on, which gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

const edgePx = 8

/** The open list of a menu. Drawn means open; arrow keys, Home, End, Escape and letters as in any menu. */
export const MenuList = ({ label, items: given, anchor, onClose }: MenuListProps) => {
  const items = given.filter((item) => item !== false && item !== undefined)
  const list = useRef<HTMLDivElement>(null)

  const close = (giveFocusBack: boolean) => {
    onClose()
    if (giveFocusBack) anchor.current?.focus()
  }

  useLayoutEffect(() => {
    const [button, box] = [anchor.current, list.current]
    if (!button || !box) return
    const from = button.getBoundingClientRect()
    const size = box.getBoundingClientRect()
    const rightToLeft = getComputedStyle(button).direction === 'rtl'
    const wanted = rightToLeft ? from.left : from.right - size.width
    const view = { width: button.ownerDocument.documentElement.clientWidth, height: window.innerHeight }
    box.style.left = `${Math.max(edgePx, Math.min(wanted, view.width - size.width - edgePx))}px`
    const below = from.bottom + 4
    const fits = below + size.height + edgePx <= view.height
    box.style.top = `${fits ? below : Math.max(edgePx, from.top - size.height - 4)}px`
    box.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus()
  }, [anchor])

  const closing = useRef(onClose)
  closing.current = onClose
  useEffect(() => {
    const away = (event: Event) => {
      const target = event.target
      if (target instanceof Node && (list.current?.contains(target) || anchor.current?.contains(target)))
        return
      closing.current()
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointerdown', away, { signal })
    document.addEventListener('scroll', away, { signal, capture: true })
    window.addEventListener('resize', away, { signal })
    return () => listening.abort()
  }, [anchor])

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

  return (
    <div ref={list} class="menu-list" role="menu" aria-label={label} onKeyDown={onKeyDown} tabIndex={-1}>
      {items.map(({ label: words, icon: Sign, onSelect, danger, disabled }, at) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          // Arrows go through it; one item in the Tab order makes a menu that scrolls reachable.
          tabIndex={at === 0 ? 0 : -1}
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
  )
}
