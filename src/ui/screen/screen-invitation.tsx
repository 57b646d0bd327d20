import { useWords } from '../context/context.ts'
import { QrCode } from '../parts/display/qr-code.tsx'
import type { ScreenMeeting } from './screen-model.ts'
import './screen-invitation.css'

export interface ScreenInvitationProps {
  readonly meeting: ScreenMeeting
  readonly link: string
}

/** Before it starts: the code, three steps, and what the meeting is about. */
export const ScreenInvitation = ({ meeting, link }: ScreenInvitationProps) => {
  const texts = useWords('screen')
  const { focus } = meeting.brief.value
  return (
    <div class="screen-invitation">
      <div class="screen-code">
        <QrCode text={link} label={texts.codeLabel} />
      </div>
      <div class="screen-invitation-text">
        <ol class="screen-steps">
          {texts.joinSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {focus && (
          <p class="screen-focus" dir="auto">
            <span class="screen-small">{texts.weLookAt}</span>
            {focus}
          </p>
        )}
        {meeting.facilitate && (
          <p class="screen-small" role="status">
            {texts.devicesIn(meeting.facilitate.devices.value)}
          </p>
        )}
      </div>
    </div>
  )
}
