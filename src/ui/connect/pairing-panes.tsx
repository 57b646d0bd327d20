import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import type { PairingModel, PairingState } from '../../models/connect/connection-types.ts'
import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { QrCode } from '../parts/display/qr-code.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { CameraPane } from './camera-pane.tsx'
import { PairingSays, Tick } from './pairing-says.tsx'
import { PairingWays } from './pairing-ways.tsx'
import './connect.css'

export interface PairingPanesProps {
  readonly pairing: PairingModel
  readonly how: string
  /** What to do, where it is not the meeting that one goes to once linked. */
  readonly done: { readonly words: string; readonly go: () => void }
  /** What else came of a link; said instead of the usual words. */
  readonly says?: JSX.Element | undefined
  /** The code is wanted at once, without the camera's question. */
  readonly showFirst?: boolean | undefined
  /** Ways on where the two devices cannot reach each other. */
  readonly elsewise?: ComponentChildren
}

const noAddress = (state: PairingState) => state.at === 'refused' && state.why === 'no-network'

/** My code, large, and what my camera sees, both at once; and what comes of it. */
export const PairingPanes = ({
  pairing,
  how,
  done,
  says,
  showFirst = false,
  elsewise,
}: PairingPanesProps) => {
  const app = useApp()
  const texts = useWords('connect')
  const [settled, setSettled] = useState(showFirst)
  const [attempt, setAttempt] = useState(0)
  const [ownRefusal, setOwnRefusal] = useState<Refusal>()
  const early = useRef<string>(undefined)
  const camera = app.scanner.state.value
  const state = pairing.state.value
  const link = pairing.link.value

  // Gathering begins once the camera's question is answered: with the permission a device knows its own address.
  useEffect(() => (settled ? pairing.start() : undefined), [settled, attempt, pairing])

  const read = (text: string) => {
    setOwnRefusal(undefined)
    setSettled(true)
    // A code that is read while mine is still being made waits for it.
    if (pairing.link.peek()) pairing.read(text)
    else early.current = text
  }
  useEffect(() => {
    const text = early.current
    if (!link || text === undefined) return
    early.current = undefined
    pairing.read(text)
  }, [link, pairing])
  // What comes of it is said above, also to someone who is down at the code as text when the other side links.
  const outcome = ownRefusal ?? state.at
  useEffect(() => {
    if (outcome !== 'ready') scrollTo({ top: 0 })
  }, [outcome])
  return (
    <>
      {says}
      <PairingSays
        how={how}
        hidden={says !== undefined}
        state={ownRefusal ? { at: 'refused', why: ownRefusal } : state}
        done={done}
        elsewise={elsewise}
        onAgain={() => {
          setOwnRefusal(undefined)
          setAttempt(attempt + 1)
        }}
      />
      <div class="connect-both">
        {settled && (
          <section class="connect-code" aria-label={texts.myCode}>
            {link ? (
              <QrCode text={link} label={texts.myCodeLabel} />
            ) : (
              <div class="connect-code-wait stack-mid">
                <Waiting>{texts.makingCode}</Waiting>
              </div>
            )}
          </section>
        )}
        <section class="connect-camera" aria-label={texts.theirCode}>
          <CameraPane
            facing="front"
            onText={read}
            onSettled={() => {
              setSettled(true)
              // Some browsers tell no address at all before the camera is allowed.
              if (noAddress(pairing.state.peek())) setAttempt((before) => before + 1)
            }}
          >
            <Tick state={state} />
          </CameraPane>
          {!settled && camera.at === 'off' && (
            <Button kind="plain" full onClick={() => setSettled(true)}>
              {texts.withoutCamera}
            </Button>
          )}
        </section>
      </div>
      {settled && camera.at !== 'refused' && <p class="soft connect-hint">{texts.faceToFace}</p>}
      <Disclosure summary={texts.otherWays} open={camera.at === 'refused'}>
        <PairingWays link={link} onText={read} onRefused={setOwnRefusal} />
      </Disclosure>
    </>
  )
}
