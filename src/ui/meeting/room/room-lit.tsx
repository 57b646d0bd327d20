import { useEffect, useRef } from 'preact/hooks'
import type { ReadoutNote, ReadoutTheme } from '../../../domain/plenary/readout.ts'
import { type MeetingProps, useWords } from '../../context/context.ts'
import { scrollToTop } from '../../notes/circle-body.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { IconLamp } from '../../parts/icons.tsx'
import { litKey } from '../../readout/lit-key.ts'
import { useLitWords } from '../../readout/use-lit-words.ts'
import { RoomNotes, RoomTheme } from './room-readout.tsx'
import './room-lit.css'

/** What the facilitator shows to everybody, at the top of the room; and the choice to follow, or to read on one's own. */
export const RoomLit = ({ meeting }: MeetingProps) => {
  const texts = useWords('plenary')
  const litWords = useLitWords(meeting)
  const { plenary, spotlight, readout } = meeting.room
  const now = spotlight.value
  const isFollowing = plenary.following.value
  const what = litWords(now)
  const key = litKey(now)
  const before = useRef(key)
  useEffect(() => {
    if (before.current !== key && key !== '' && isFollowing) scrollToTop()
    before.current = key
  })
  if (what === undefined) return null
  if (!isFollowing) {
    return (
      <div class="room-lit stack-close room-lit-not">
        <p>{texts.notFollowing(what)}</p>
        <Button kind="quiet" onClick={() => plenary.follow()}>
          {texts.follow}
        </Button>
      </div>
    )
  }
  const found = findLit(readout.value.cells.values(), now)
  return (
    <section class="room-lit stack-close" aria-label={texts.onEveryDevice}>
      <p class="room-lit-says">
        <IconLamp small />
        <span>
          {texts.onEveryDevice}
          {!found && <strong dir="auto"> {what}</strong>}
        </span>
      </p>
      {found?.theme && <RoomTheme meeting={meeting} theme={found.theme} />}
      {found?.note && <RoomNotes meeting={meeting} notes={[found.note]} />}
      <Button kind="plain" onClick={() => plenary.stopFollowing()}>
        {texts.unfollow}
      </Button>
    </section>
  )
}

const findLit = (
  cells: Iterable<{ readonly themes: readonly ReadoutTheme[]; readonly notes: readonly ReadoutNote[] }>,
  lit: { readonly theme?: string; readonly note?: string },
): { readonly theme?: ReadoutTheme; readonly note?: ReadoutNote } | undefined => {
  for (const { themes, notes } of cells) {
    const theme = themes.find(({ id }) => id === lit.theme)
    if (theme) return { theme }
    const note = notes.find(({ id }) => id === lit.note)
    if (note) return { note }
  }
  return undefined
}
