import { useState } from 'preact/hooks'
import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { IconClose, IconGroup } from '../../parts/icons.tsx'
import { Question } from '../../parts/overlays/question.tsx'
import type { Desk } from '../acts/desk.ts'
import type { Acts } from '../acts/use-acts.ts'
import type { Likely } from './use-likely.ts'
import './likely-list.css'

export interface LikelyListProps {
  readonly desk: Desk
  readonly acts: Acts
  readonly likely: Likely
}

/** So many of the words that notes share are reason enough. */
const wordsShown = 4

/** How many suggestions there are, and the way to them. */
export const LikelyButton = ({ likely }: { readonly likely: Likely }) => {
  const plenary = useWords('plenary')
  const count = likely.open.value.length
  if (count === 0) return null
  const isOpen = likely.isUnfolded.value
  return (
    <Button
      kind="plain"
      icon={IconGroup}
      class="likely-button"
      expanded={isOpen}
      onClick={() => {
        likely.isUnfolded.value = !isOpen
      }}
    >
      {plenary.likelyShort(count)}
    </Button>
  )
}

/** Notes that likely say the same, with the reason. One tap groups them; nothing ever does so by itself. */
export const LikelyList = ({ desk, acts, likely }: LikelyListProps) => {
  const plenary = useWords('plenary')
  const [asksAll, setAsksAll] = useState(false)
  const open = likely.open.value
  if (open.length === 0 || !likely.isUnfolded.value) return null
  const tables = desk.tables.value
  const groupAll = () => {
    setAsksAll(false)
    void acts.groupAll(open.map(({ group }) => group.notes))
  }
  return (
    <section class="likely stack-close" aria-label={plenary.likely(open.length)}>
      <header class="likely-head">
        <h3>{plenary.likely(open.length)}</h3>
        {open.length > 1 && (
          <Button kind="main" icon={IconGroup} onClick={() => setAsksAll(true)}>
            {plenary.groupAll}
          </Button>
        )}
        <IconButton
          label={plenary.likelyClose}
          icon={IconClose}
          onClick={() => {
            likely.isUnfolded.value = false
          }}
        />
      </header>
      <ul class="likely-list">
        {open.map(({ key, group, notes }) => (
          <li key={key} class="likely-group stack-close">
            <p class="small">
              {notes.length === 2 ? plenary.bothSay : plenary.allSay}{' '}
              <strong dir="auto">{group.words.slice(0, wordsShown).join(', ')}</strong>
            </p>
            <ul class="likely-notes stack-close">
              {notes.map((note) => {
                const table = tables.get(note.table)
                return (
                  <li key={note.id}>
                    {table && <TableChip table={table} />}
                    <bdi>{note.text}</bdi>
                  </li>
                )
              })}
            </ul>
            <div class="likely-do">
              <Button
                kind="quiet"
                icon={IconGroup}
                label={plenary.groupLikely(notes.map(({ text }) => text).join(' · '))}
                onClick={() => void acts.group(group.notes)}
              >
                {plenary.group}
              </Button>
              <Button
                kind="plain"
                label={plenary.notTheSame(notes.map(({ text }) => text).join(' · '))}
                onClick={() => likely.dismiss(key)}
              >
                {plenary.notSame}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asksAll && (
        <Question
          title={plenary.groupAllTitle(open.length)}
          yes={plenary.groupAll}
          onYes={groupAll}
          onNo={() => setAsksAll(false)}
        >
          <p>{plenary.groupAllSays}</p>
        </Question>
      )}
    </section>
  )
}
