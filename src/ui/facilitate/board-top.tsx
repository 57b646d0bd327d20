import type { JSX, RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useApp, useNotices, useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { startEdge } from '../parts/edges.ts'
import {
  IconCode,
  IconDocument,
  IconEdit,
  IconHome,
  IconLink,
  IconPeople,
  IconScreen,
  IconSettings,
} from '../parts/icons.tsx'
import { Menu } from '../parts/menu.tsx'
import { BriefDialog } from './brief-dialog.tsx'
import { GuideLine } from './guide-line.tsx'
import { QuestionsDialog } from './questions-dialog.tsx'
import { StageControls } from './stage-controls.tsx'
import { StageRail } from './stage-rail.tsx'
import { useScreenMode } from './use-screen-mode.ts'

export interface BoardTopProps {
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
  readonly title: string
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** Where the room is, how to move it, and the ways to the other screens. */
export const BoardTop = ({ meeting, facilitate, title, heading }: BoardTopProps): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const notices = useNotices()
  const [open, setOpen] = useState<'brief' | 'questions'>()
  const close = () => setOpen(undefined)
  const enter = useScreenMode(meeting)
  const goTo = (page: 'invitation' | 'document' | 'connect' | 'settings' | 'facilitators') => () =>
    app.go({ at: 'meeting', id: meeting.id, page })
  const openProjector = () => {
    if (!app.sharing.openProjector(meeting.id)) notices.say(texts.leading.projectorBlocked)
  }
  return (
    <header class="board-top" ref={startEdge}>
      <div class="board-title-line">
        <h1 class="board-title" ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h1>
        <div class="board-ways">
          <Button kind="plain" icon={IconCode} onClick={goTo('invitation')}>
            {texts.facilitate.invitation}
          </Button>
          <Button kind="plain" icon={IconScreen} onClick={enter}>
            {texts.facilitate.screen}
          </Button>
          <Button kind="plain" icon={IconDocument} onClick={goTo('document')}>
            {texts.facilitate.document}
          </Button>
        </div>
        <Menu
          label={texts.facilitate.more}
          items={[
            { label: texts.facilitate.linkDevice, icon: IconLink, onSelect: goTo('connect') },
            { label: texts.leading.projector, icon: IconScreen, onSelect: openProjector },
            { label: texts.leading.title, icon: IconPeople, onSelect: goTo('facilitators') },
            { label: texts.facilitate.brief, icon: IconEdit, onSelect: () => setOpen('brief') },
            { label: texts.facilitate.rewordQuestions, icon: IconEdit, onSelect: () => setOpen('questions') },
            { label: texts.facilitate.settings, icon: IconSettings, onSelect: goTo('settings') },
            { label: texts.facilitate.leave, icon: IconHome, onSelect: () => app.go({ at: 'home' }) },
          ]}
        />
      </div>
      <StageRail meeting={meeting} />
      <StageControls meeting={meeting} facilitate={facilitate} />
      <GuideLine meeting={meeting} />
      {open === 'brief' && <BriefDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
      {open === 'questions' && <QuestionsDialog meeting={meeting} facilitate={facilitate} onClose={close} />}
    </header>
  )
}
