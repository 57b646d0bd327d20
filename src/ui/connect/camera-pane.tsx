import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ScannerModel } from '../../models/connect/connection-types.ts'
import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { classNames } from '../parts/class-names.ts'
import { IconCamera, IconFlip, IconWarning } from '../parts/icons.tsx'
import './camera-pane.css'

type Facing = Parameters<ScannerModel['on']>[0]

export interface CameraPaneProps {
  /** Which camera to begin with. */
  readonly facing: Facing
  readonly onText: (text: string) => void
  /** The camera is on, refused, or done without: nothing more will be asked of the person. */
  readonly onSettled?: () => void
  /** Drawn over the picture. */
  readonly children?: ComponentChildren
}

/** What the camera sees. Says why it is wanted before the browser asks; turned off when this goes away. */
export const CameraPane = ({ facing, onText, onSettled, children }: CameraPaneProps) => {
  const { scanner } = useApp()
  const texts = useWords('connect')
  const common = useWords('common')
  const state = scanner.state.value
  const willAsk = scanner.willAsk.value
  const [wanted, setWanted] = useState<Facing>()
  const latest = useRef({ onText, onSettled })
  latest.current = { onText, onSettled }

  const turnOn = (to: Facing) => {
    setWanted(to)
    void scanner.on(to, (text) => latest.current.onText(text)).then(() => latest.current.onSettled?.())
  }
  // Where the permission is there already, nobody has to tap.
  useEffect(() => {
    if (!willAsk && wanted === undefined) turnOn(facing)
  }, [willAsk])
  useEffect(() => () => scanner.off(), [scanner])

  if (state.at === 'on') {
    return (
      <div class="camera-pane stack-mid">
        <Picture stream={state.stream} mirrored={state.facing === 'front'} label={texts.theirCode} />
        <span class="camera-frame" aria-hidden="true" />
        <IconButton
          class="camera-flip"
          label={state.facing === 'front' ? texts.toBack : texts.toFront}
          icon={IconFlip}
          onClick={() => turnOn(state.facing === 'front' ? 'back' : 'front')}
        />
        {children}
      </div>
    )
  }
  if (state.at === 'asking' || (!willAsk && state.at === 'off')) {
    return (
      <div class="camera-pane stack-mid camera-pane-words">
        <IconCamera />
        <p role="status">{texts.cameraStarting}</p>
        {children}
      </div>
    )
  }
  return (
    <div class={classNames('camera-pane stack-mid', 'camera-pane-words')}>
      {state.at === 'refused' ? (
        <>
          <IconWarning />
          <p role="alert">{common.refusal[state.why]}</p>
          <Button kind="quiet" onClick={() => turnOn(wanted ?? facing)}>
            {common.retry}
          </Button>
        </>
      ) : (
        <>
          <IconCamera />
          <p>{texts.cameraWhy}</p>
          <Button kind="main" icon={IconCamera} onClick={() => turnOn(facing)}>
            {texts.turnOn}
          </Button>
          <p class="small">{texts.cameraAsk}</p>
        </>
      )}
      {children}
    </div>
  )
}

interface PictureProps {
  readonly stream: MediaStream
  readonly mirrored: boolean
  readonly label: string
}

const Picture = ({ stream, mirrored, label }: PictureProps) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    // A play that is cut short by another stream is no failure.
    element.play?.()?.catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return (
    <video
      ref={video}
      class={classNames('camera-picture', mirrored && 'camera-picture-mirrored')}
      aria-label={label}
      autoplay
      playsInline
      muted
    />
  )
}
