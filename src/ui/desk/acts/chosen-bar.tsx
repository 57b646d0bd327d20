import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { endEdge } from '../../parts/frame/edges.ts'
import { IconAdd, IconClose, IconGroup, IconMore } from '../../parts/icons.tsx'
import type { Desk } from './desk.ts'
import { findNote } from './desk.ts'
import type { Acts } from './use-acts.ts'
import './chosen-bar.css'

export interface ChosenBarProps {
  readonly desk: Desk
  readonly acts: Acts
}

/** What can be done with the notes that were tapped. It stays in sight below them while the readout scrolls. */
export const ChosenBar = ({ desk, acts }: ChosenBarProps) => {
  const plenary = useWords('plenary')
  const ids = [...desk.choosing.chosen.value]
  if (ids.length === 0) return null
  const readout = desk.meeting.room.readout.value
  const cells = new Set(ids.flatMap((id) => findNote(desk.meeting, id)?.cell ?? []))
  const hasThemes = [...cells].some((cell) => (readout.cells.get(cell)?.themes.length ?? 0) > 0)
  return (
    <section class="chosen-bar" ref={endEdge} aria-label={plenary.withChosen}>
      <div class="chosen-bar-line">
        <IconButton label={plenary.chooseNone} icon={IconClose} onClick={() => desk.choosing.clear()} />
        <span class="chosen-bar-count" role="status">
          {plenary.chosen(ids.length)}
        </span>
        {ids.length > 1 && (
          <Button kind="main" icon={IconGroup} disabled={cells.size > 1} onClick={() => void acts.group(ids)}>
            {plenary.group}
          </Button>
        )}
        {hasThemes && cells.size === 1 && (
          <Button
            kind="quiet"
            icon={IconAdd}
            onClick={() => {
              desk.placing.value = ids
            }}
          >
            {plenary.addTo}
          </Button>
        )}
        <IconButton
          label={plenary.moreChosen}
          icon={IconMore}
          onClick={(event) => {
            const anchor = event.currentTarget
            if (anchor instanceof HTMLElement)
              desk.menu.value = { of: 'chosen', id: 'chosen', anchor: { current: anchor } }
          }}
        />
      </div>
      {cells.size > 1 && <p class="small">{plenary.oneCell}</p>}
      {ids.length === 1 && !hasThemes && <p class="small">{plenary.oneMore}</p>}
    </section>
  )
}
