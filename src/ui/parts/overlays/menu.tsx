import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../buttons/button.tsx'
import { IconButton } from '../buttons/icon-button.tsx'
import { type Icon, IconMore } from '../icons.tsx'
import { type MenuItems, MenuList } from './menu-list.tsx'
import './menu.css'

export type { MenuItem, MenuItems } from './menu-list.tsx'

export interface MenuProps {
  /** What the menu is of ("More for this note"). */
  readonly label: string
  readonly items: MenuItems
  readonly icon?: Icon | undefined
  /** Words on the button instead of the sign alone. */
  readonly children?: ComponentChildren | undefined
  readonly kind?: 'soft' | 'quiet' | 'plain' | 'main' | undefined
}

/** A button with things to do. */
export const Menu = ({ label, items, icon = IconMore, children, kind = 'quiet' }: MenuProps) => {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
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
      {open && <MenuList label={label} items={items} anchor={button} onClose={() => setOpen(false)} />}
    </div>
  )
}
