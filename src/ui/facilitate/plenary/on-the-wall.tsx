import { type MeetingProps, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconScreen } from '../../parts/icons.tsx'
import { useScreenMode } from '../top/use-screen-mode.ts'
import './on-the-wall.css'

/** One tap into the screen mode, with the way out told before one goes in: there, nothing can be pressed. */
export const OnTheWall = ({ meeting }: MeetingProps) => {
  const texts = useWords('plenary')
  const enter = useScreenMode(meeting)
  return (
    <div class="on-the-wall">
      <Button kind="quiet" icon={IconScreen} full onClick={enter}>
        {texts.toWall}
      </Button>
      <p class="soft small">{texts.wallHint}</p>
    </div>
  )
}
