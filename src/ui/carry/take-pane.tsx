import { useRef } from 'preact/hooks'
import type { MovingModel, Taking } from '../../models/transfer/moving-types.ts'
import { CameraPane } from '../connect/camera-pane.tsx'
import { PasteCode } from '../connect/paste-code.tsx'
import { type MeetingProps, useApp, useFormats, useGoTo, useWords } from '../context/context.ts'
import { Claims } from '../facilitate/tables/claims.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'
import { IconCheck, IconDownload } from '../parts/icons.tsx'
import { ArrivedWords } from './arrived-words.tsx'
import { ProgressRing, wholePercent } from './progress-ring.tsx'

export interface TakePaneProps extends MeetingProps {
  readonly moving: MovingModel
}

/** What another device shows or has sent. */
export const TakePane = ({ meeting, moving }: TakePaneProps) => {
  const app = useApp()
  const texts = useWords('moving')
  const file = useRef<HTMLInputElement>(null)
  const taking = moving.taking.value
  const camera = app.scanner.state.value
  return (
    <div class="stack">
      <TakingSays meeting={meeting} moving={moving} taking={taking} />
      <div class="take-camera">
        <CameraPane facing="back" onText={moving.read}>
          <OverPicture taking={taking} />
        </CameraPane>
      </div>
      <Disclosure summary={texts.noCamera} open={camera.at === 'refused'}>
        <div class="stack-close take-other">
          <div>
            <Button kind="quiet" icon={IconDownload} onClick={() => file.current?.click()}>
              {texts.pickFile}
            </Button>
            <FileInput
              inputRef={file}
              label={texts.pickFile}
              onPick={(picked) => void moving.takeFile(picked)}
            />
          </div>
          <PasteCode
            label={texts.pasteLabel}
            button={texts.pasteGo}
            onText={(text) => void moving.takeText(text)}
          />
        </div>
      </Disclosure>
    </div>
  )
}

/** Over the camera's picture: how much is here, and the tick when it is all. */
const OverPicture = ({ taking }: { readonly taking: Taking }) => {
  const texts = useWords('moving')
  if (taking.at === 'in' || (taking.at === 'own' && taking.brought.ok)) {
    return (
      <div class="take-tick">
        <IconCheck />
      </div>
    )
  }
  if (taking.at !== 'reading') return null
  return <ProgressRing rank={taking.rank} count={taking.count} label={texts.ringLabel} />
}

interface TakingSaysProps extends TakePaneProps {
  readonly taking: Taking
}

const TakingSays = ({ meeting, moving, taking }: TakingSaysProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('moving')
  const formats = useFormats()
  const common = useWords('common')
  switch (taking.at) {
    case 'waiting':
      return <p>{texts.point}</p>
    case 'reading':
      // Said on screen each time it changes, and aloud by the ring when it is asked.
      return <p>{texts.readingShare(formats.percent(wholePercent(taking.rank, taking.count) / 100))}</p>
    case 'opening':
      return <p role="status">{texts.opening}</p>
    case 'refused':
      return (
        <Alert action={{ kind: 'plain', children: texts.again, onClick: moving.again }}>
          <strong>{texts.refusedTitle}</strong>
          <div>{texts.refused[taking.why]}</div>
        </Alert>
      )
    case 'own':
      return taking.brought.ok ? (
        <Banner kind="good" icon={IconCheck}>
          <strong>{texts.privateIn(taking.brought.value)}</strong>
        </Banner>
      ) : (
        <Alert>
          <strong>{texts.refusedTitle}</strong>
          <div>{texts.privateRefused[taking.brought.why]}</div>
        </Alert>
      )
    case 'in':
      return (
        <>
          <Banner kind="good" icon={IconCheck}>
            <ArrivedWords meeting={meeting} arrived={taking.arrived.value} texts={texts} common={common} />
            <div class="row take-on">
              <Button kind="main" onClick={() => goTo('main')}>
                {texts.toMeeting}
              </Button>
              <Button kind="quiet" onClick={moving.again}>
                {texts.next}
              </Button>
            </div>
          </Banner>
          {meeting.facilitate && <Claims facilitate={meeting.facilitate} />}
        </>
      )
  }
}
