import type { FunctionComponent } from 'preact'
import type { WayModel } from '../../models/connect/ways-types.ts'

const here: Readonly<Record<string, () => Promise<FunctionComponent<{ readonly way: WayModel }>>>> = {
  relay: () => import('../relays/relays-here.tsx').then((m) => m.RelaysHere),
}

/** How this device stands with one of the ways to find others; undefined where there is nothing to show of it. */
export const hereOf = (way: WayModel) => here[way.id]

/** What is switched for the whole meeting, among the settings. */
export const waysPanel = () => import('../relays/relays-panel.tsx').then((m) => m.RelaysPanel)
