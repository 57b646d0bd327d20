import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { topicsForStep } from '../../../domain/template/guide-topics.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useApp, useGoTo, useNotices, useWords } from '../../context/context.ts'
import { GuideButton } from '../../guide/guide-button.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import {
  IconCode,
  IconDocument,
  IconEdit,
  IconHand,
  IconHome,
  IconInfo,
  IconLink,
  IconPeople,
  IconScreen,
  IconSettings,
} from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { BriefDialog } from './brief-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { QuestionsDialog } from './questions-dialog.tsx'
import { StageControls } from './stage-controls.tsx'
import { StageRail } from './stage-rail.tsx'
import { useHelpKey } from './use-help-key.ts'
import { useScreenMode } from './use-screen-mode.ts'
import './board-top.css'

export interface BoardTopProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly title: string
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** Where the room is, how to move it, and the ways to the other screens. */
export const BoardTop = ({ meeting, facilitate, title, heading }: BoardTopProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const leadingWords = useWords('leading')
  const facilitateWords = useWords('facilitate')
  const hatWords = useWords('hat')
  const notices = useNotices()
  const act = useAct()
  const [open, setOpen] = useState<'brief' | 'questions' | 'keys'>()
  useHelpKey(app.device.helpKey.value, () => setOpen('keys'))
  const close = () => setOpen(undefined)
  const enter = useScreenMode(meeting)
  const openProjector = () => {
    if (!app.sharing.openProjector(meeting.id)) notices.say(leadingWords.projectorBlocked)
  }
  const hat = meeting.hat.value?.hat.value
  const lead = meeting.hat.value?.lead.value
  // Where one goes round already, it is on the board.
  const canPass = !hat || (!hat.isPlanned && hat.phase === 'over')
  const step = findPlace(meeting.template.value, meeting.place.value)?.step
  return (
    <>
      <header class="board-top">
        <div class="board-title-words">
          <h1 class="board-title" ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h1>
          {meeting.sample && <Badge kind="accent">{facilitateWords.sample}</Badge>}
        </div>
        <div class="board-ways">
          <Button kind="plain" icon={IconCode} onClick={() => goTo('invitation')}>
            {facilitateWords.invitation}
          </Button>
          <Button kind="plain" icon={IconScreen} onClick={enter}>
            {facilitateWords.screen}
          </Button>
          <Button kind="plain" icon={IconDocument} onClick={() => goTo('document')}>
            {facilitateWords.document}
          </Button>
          <GuideButton topics={topicsForStep(step)} />
          <Menu
            label={facilitateWords.more}
            items={[
              { label: facilitateWords.linkDevice, icon: IconLink, onSelect: () => goTo('connect') },
              { label: leadingWords.projector, icon: IconScreen, onSelect: openProjector },
              { label: leadingWords.title, icon: IconPeople, onSelect: () => goTo('facilitators') },
              { label: facilitateWords.brief, icon: IconEdit, onSelect: () => setOpen('brief') },
              ...(canPass && lead
                ? [{ label: hatWords.pass, icon: IconHand, onSelect: () => act(lead.pass()) }]
                : []),
              {
                label: facilitateWords.rewordQuestions,
                icon: IconEdit,
                onSelect: () => setOpen('questions'),
              },
              { label: facilitateWords.showKeys, icon: IconInfo, onSelect: () => setOpen('keys') },
              { label: facilitateWords.settings, icon: IconSettings, onSelect: () => goTo('settings') },
              { label: facilitateWords.leave, icon: IconHome, onSelect: () => app.go({ at: 'home' }) },
            ]}
          />
        </div>
        <StageRail meeting={meeting} />
      </header>
      <StageControls meeting={meeting} facilitate={facilitate} />
      {open === 'keys' && <KeysDialog onClose={close} />}
      {open === 'brief' && <BriefDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
      {open === 'questions' && <QuestionsDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
    </>
  )
}
