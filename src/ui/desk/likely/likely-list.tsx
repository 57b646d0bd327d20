import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { CellId } from '../../../domain/template/template.ts'
import { useRemembered, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { IconGroup } from '../../parts/icons.tsx'
import type { Desk } from '../acts/desk.ts'
import type { Acts } from '../acts/use-acts.ts'
import { likelyFinder, stillOpen } from './likely-finder.ts'
import './likely-list.css'

export interface LikelyListProps {
  readonly desk: Desk
  readonly acts: Acts
  readonly cells: readonly CellId[]
}

/** So many of the words that notes share are reason enough. */
const wordsShown = 4

const load = () => import('../../../domain/hints/likely-same.ts').then(({ likelySame }) => likelySame())

/** Notes that likely say the same, folded away, with the reason. One tap groups them; nothing ever does so by itself. */
export const LikelyList = ({ desk, acts, cells }: LikelyListProps) => {
  const plenary = useWords('plenary')
  const remembered = useRemembered()
  const finder = useMemo(() => likelyFinder(load), [])
  const noKey = `not-same/${desk.meeting.id}`
  const dismissed = useSignal<ReadonlySet<string>>(new Set(remembered.get(noKey)?.split('\n')))
  const { readout } = desk.meeting.room
  const asked = cells.join('\n')
  useEffect(() => finder.close, [finder])
  useSignalEffect(() => finder.look(readout.value, asked.split('\n')))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other stage is the reason
  useEffect(() => finder.look(readout.peek(), asked.split('\n')), [asked, finder])
  const open = stillOpen(finder.groups.value, readout.value, cells, dismissed.value)
  if (open.length === 0) return null
  const dismiss = (key: string) => {
    dismissed.value = new Set(dismissed.value).add(key)
    remembered.set(noKey, [...dismissed.value].join('\n'))
  }
  const tables = desk.tables.value
  return (
    <div class="likely">
      <Disclosure summary={plenary.likely(open.length)}>
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
                  onClick={() => dismiss(key)}
                >
                  {plenary.notSame}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
