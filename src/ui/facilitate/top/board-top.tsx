import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { topicsForStep } from '../../../domain/template/guide-topics.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useApp, useGoTo, useNotices, useWords } from '../../context/context.ts'
import { GuideButton } from '../../guide/guide-button.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import {
  IconCode,
  IconDocument,
  IconEdit,
  IconHome,
  IconLink,
  IconPeople,
  IconScreen,
  IconSettings,
} from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { usePlaceWords } from '../../parts/place-words.ts'
import { useMedia } from '../../parts/use-media.ts'
import { BriefDialog } from './brief-dialog.tsx'
import { QuestionsDialog } from './questions-dialog.tsx'
import { StageControls } from './stage-controls.tsx'
import { StageRail } from './stage-rail.tsx'
import { useScreenMode } from './use-screen-mode.ts'
import './board-top.css'

export interface BoardTopProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly title: string
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** Narrower than this is a phone. */
const phoneWide = '(max-width: 40rem)'

/** Where the room is, how to move it, and the ways to the other screens. */
export const BoardTop = ({ meeting, facilitate, title, heading }: BoardTopProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const leadingWords = useWords('leading')
  const facilitateWords = useWords('facilitate')
  const notices = useNotices()
  const [open, setOpen] = useState<'brief' | 'questions'>()
  const close = () => setOpen(undefined)
  const enter = useScreenMode(meeting)
  const openProjector = () => {
    if (!app.sharing.openProjector(meeting.id)) notices.say(leadingWords.projectorBlocked)
  }
  const placeWords = usePlaceWords(meeting)
  // On a phone the two ways that are gone once a meeting are in the menu, so that the title can be read.
  const narrow = useMedia(phoneWide)
  const ways = [
    { label: facilitateWords.screen, icon: IconScreen, onSelect: enter },
    { label: facilitateWords.document, icon: IconDocument, onSelect: () => goTo('document') },
  ]
  const step = findPlace(meeting.template.value, meeting.place.value)?.step
  return (
    <>
      <header class="board-top">
        <div class="board-title-words">
          <h1 class="board-title" ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h1>
          {meeting.sample && <Badge kind="accent">{facilitateWords.sample}</Badge>}
          <p class="board-title-place" aria-hidden="true">
            {placeWords(meeting.place.value)}
          </p>
        </div>
        <div class="board-ways">
          <Button kind="plain" icon={IconCode} onClick={() => goTo('invitation')}>
            {facilitateWords.invitation}
          </Button>
          {!narrow &&
            ways.map(({ label, icon, onSelect }) => (
              <Button key={label} kind="plain" icon={icon} onClick={onSelect}>
                {label}
              </Button>
            ))}
          <GuideButton topics={topicsForStep(step)} />
          <Menu
            label={facilitateWords.more}
            items={[
              ...(narrow ? ways : []),
              { label: facilitateWords.linkDevice, icon: IconLink, onSelect: () => goTo('connect') },
              { label: leadingWords.projector, icon: IconScreen, onSelect: openProjector },
              { label: leadingWords.title, icon: IconPeople, onSelect: () => goTo('facilitators') },
              { label: facilitateWords.brief, icon: IconEdit, onSelect: () => setOpen('brief') },
              {
                label: facilitateWords.rewordQuestions,
                icon: IconEdit,
                onSelect: () => setOpen('questions'),
              },
              { label: facilitateWords.settings, icon: IconSettings, onSelect: () => goTo('settings') },
              { label: facilitateWords.leave, icon: IconHome, onSelect: () => app.go({ at: 'home' }) },
            ]}
          />
        </div>
        <StageRail meeting={meeting} />
      </header>
      <StageControls meeting={meeting} facilitate={facilitate} />
      {open === 'brief' && <BriefDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
      {open === 'questions' && <QuestionsDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
    </>
  )
}
