import type { ComponentChildren } from 'preact'
import type { Icon } from '../icons.tsx'
import { endEdge } from './edges.ts'
import './tabs.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: Icon | undefined
  /** A small sign of something new there. */
  readonly badge?: ComponentChildren | undefined
}

export interface TabsProps<Id extends string> {
  /** What the tabs are of, for screen readers. */
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly current: Id
  readonly onChange: (id: Id) => void
}

/** A row of views to choose from. */
export const Tabs = <Id extends string>({ label, tabs, current, onChange }: TabsProps<Id>) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ id, label: words, icon: Sign, badge }) => (
      <button
        key={id}
        type="button"
        class="tab"
        aria-current={id === current ? 'page' : undefined}
        onClick={() => onChange(id)}
      >
        {Sign && <Sign small />}
        {words}
        {badge}
      </button>
    ))}
  </nav>
)

/** The same within a thumb's reach. */
export const BottomBar = <Id extends string>({ label, tabs, current, onChange }: TabsProps<Id>) => (
  <nav class="bottom-bar" aria-label={label} ref={endEdge}>
    {tabs.map(({ id, label: words, icon: Sign, badge }) => (
      <button
        key={id}
        type="button"
        class="bottom-bar-tab"
        aria-current={id === current ? 'page' : undefined}
        onClick={() => onChange(id)}
      >
        <span class="bottom-bar-sign">{Sign && <Sign />}</span>
        {words}
        {badge && <span class="bottom-bar-count">{badge}</span>}
      </button>
    ))}
  </nav>
)
