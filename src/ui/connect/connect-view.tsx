import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MeetingModel, PairingState, Refusal } from '../../state/models.ts'
import { useApp, useNotices, useTexts } from '../context.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { IconCheck, IconCopy, IconInfo, IconShare, IconWarning } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { ownNameOf } from '../parts/table-chip.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { CameraPane } from './camera-pane.tsx'
import { ConnectionDetails } from './connection-details.tsx'
import { PasteCode } from './paste-code.tsx'
import { PhotoButton } from './photo-button.tsx'
import './connect.css'

/** After so long both sides are reminded that two codes must be read. */
const remindAfterMs = 8_000
/** How long the large tick stays over the camera's picture. */
const tickMs = 3_000

export interface ConnectProps {
  readonly meeting: MeetingModel
  /** Where pairing is part of something else: what that is called, what to do, what came of it, and the way back. */
  readonly title?: string | undefined
  readonly how?: string | undefined
  readonly says?: JSX.Element | undefined
  readonly onBack?: (() => void) | undefined
}

/** Pairing: my code, large, and what my camera sees, both at once; in any order, one device after the other. */
export const ConnectView = ({ meeting, title, how, says, onBack }: ConnectProps): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const { pairing } = meeting.connection
  const [settled, setSettled] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [ownRefusal, setOwnRefusal] = useState<Refusal>()
  const early = useRef<string>(undefined)
  const camera = app.scanner.state.value
  const state = pairing.state.value
  const link = pairing.link.value
  const toMeeting = onBack ?? (() => app.go({ at: 'meeting', id: meeting.id, page: 'main' }))

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
  return (
    <Page title={title ?? texts.connect.title} onBack={toMeeting} wide class="connect">
      {says}
      <PairingSays
        how={how ?? texts.connect.how}
        hidden={says !== undefined}
        state={ownRefusal ? { at: 'refused', why: ownRefusal } : state}
        onAgain={() => {
          setOwnRefusal(undefined)
          setAttempt(attempt + 1)
        }}
        onDone={toMeeting}
      />
      <div class="connect-both">
        {settled && (
          <section class="connect-code" aria-label={texts.connect.myCode}>
            {link ? (
              <QrCode text={link} label={texts.connect.myCodeLabel} />
            ) : (
              <div class="connect-code-wait">
                <Waiting>{texts.connect.makingCode}</Waiting>
              </div>
            )}
          </section>
        )}
        <section class="connect-camera" aria-label={texts.connect.theirCode}>
          <CameraPane facing="front" onText={read} onSettled={() => setSettled(true)}>
            <Tick state={state} />
          </CameraPane>
          {!settled && camera.at === 'off' && (
            <Button kind="plain" full onClick={() => setSettled(true)}>
              {texts.connect.withoutCamera}
            </Button>
          )}
        </section>
      </div>
      {settled && <p class="soft connect-hint">{texts.connect.faceToFace}</p>}
      <Disclosure summary={texts.connect.otherWays} open={camera.at === 'refused'}>
        <OtherWays
          link={link}
          onText={(text) => {
            read(text)
            // What comes of it is said above.
            scrollTo({ top: 0 })
          }}
          onRefused={(why) => {
            setOwnRefusal(why)
            scrollTo({ top: 0 })
          }}
        />
      </Disclosure>
      <ConnectionDetails connection={meeting.connection} />
    </Page>
  )
}

/** The large tick when it worked; then the camera's picture again, ready for the next one. */
const Tick = ({ state }: { readonly state: PairingState }): JSX.Element | null => {
  const words = useLinkedWords(state)
  const [over, setOver] = useState<PairingState>()
  useEffect(() => {
    if (state.at !== 'linked') return
    const timer = setTimeout(() => setOver(state), tickMs)
    return () => clearTimeout(timer)
  }, [state])
  if (!words || over === state) return null
  return (
    <div class="camera-seen">
      <IconCheck />
      <span>{words}</span>
    </div>
  )
}

const useLinkedWords = (state: PairingState): string | undefined => {
  const texts = useTexts()
  if (state.at !== 'linked') return undefined
  const { table, facilitator } = state.who
  if (facilitator) return texts.connect.linkedWithFacilitator
  if (!table) return texts.connect.linkedWithSomebody
  const own = ownNameOf(table)
  return texts.connect.linkedWithTable(
    own ? texts.common.tableNamed(table.number, own) : texts.common.table(table.number),
  )
}

interface PairingSaysProps {
  readonly how: string
  /** Something else has been said already of whoever is linked. */
  readonly hidden: boolean
  readonly state: PairingState
  readonly onAgain: () => void
  readonly onDone: () => void
}

const PairingSays = ({ how, hidden, state, onAgain, onDone }: PairingSaysProps): JSX.Element | null => {
  const texts = useTexts()
  const linked = useLinkedWords(state)
  const [long, setLong] = useState<PairingState>()
  useEffect(() => {
    if (state.at !== 'linking') return
    const timer = setTimeout(() => setLong(state), remindAfterMs)
    return () => clearTimeout(timer)
  }, [state])
  if (hidden && state.at === 'linked') return null
  if (state.at === 'linked') {
    return (
      <Banner
        kind="good"
        icon={IconCheck}
        action={
          <Button kind="main" onClick={onDone}>
            {texts.connect.toMeeting}
          </Button>
        }
      >
        <strong>{linked}</strong>
        <div>{texts.connect.linkedSafe}</div>
      </Banner>
    )
  }
  if (state.at === 'linking') {
    return (
      <Banner icon={IconInfo}>{long === state ? texts.connect.linkingLong : texts.connect.linking}</Banner>
    )
  }
  if (state.at === 'refused') {
    return (
      <Banner
        kind="danger"
        icon={IconWarning}
        said="alert"
        action={
          <Button kind="plain" onClick={onAgain}>
            {texts.connect.again}
          </Button>
        }
      >
        <strong>{texts.connect.refusedTitle}</strong>
        <div>{texts.common.refusal[state.why]}</div>
      </Banner>
    )
  }
  return hidden ? null : <p class="connect-how">{how}</p>
}

interface OtherWaysProps {
  readonly link: string | undefined
  readonly onText: (text: string) => void
  readonly onRefused: (why: Refusal) => void
}

const OtherWays = ({ link, onText, onRefused }: OtherWaysProps): JSX.Element => {
  const { sharing } = useApp()
  const texts = useTexts()
  const notices = useNotices()
  const copy = async (text: string) => {
    notices.say((await sharing.copy(text)) ? texts.connect.copied : texts.connect.copyFailed)
  }
  const share = async (text: string) => {
    const how = await sharing.share(text)
    if (how !== 'cancelled') notices.say(how === 'shared' ? texts.connect.shared : texts.connect.copied)
  }
  return (
    <div class="stack connect-other">
      <div class="row">
        <Button kind="quiet" icon={IconCopy} disabled={!link} onClick={() => link && void copy(link)}>
          {texts.connect.copy}
        </Button>
        <Button kind="quiet" icon={IconShare} disabled={!link} onClick={() => link && void share(link)}>
          {texts.connect.share}
        </Button>
        <PhotoButton onText={onText} onRefused={onRefused} />
      </div>
      <PasteCode
        label={texts.connect.pasteLabel}
        hint={texts.connect.pasteHint}
        button={texts.connect.pasteGo}
        onText={onText}
      />
    </div>
  )
}
