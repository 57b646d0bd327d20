import { useEffect, useRef, useState } from 'preact/hooks'
import type {
  CarriedCounts,
  CarriedScope,
  MovingModel,
  Outgoing,
  OutgoingCode,
} from '../../models/transfer/moving-types.ts'
import { type MeetingProps, useApp, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { tableWords } from '../parts/display/table-chip.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { IconCode, IconCopy, IconInfo, IconShare, IconTable } from '../parts/icons.tsx'
import { useMedia } from '../parts/use-media.ts'
import { MovingQr } from './moving-qr.tsx'
import { type SpeedName, secondsFor, speeds } from './speeds.ts'

export interface ShowPaneProps extends MeetingProps {
  readonly moving: MovingModel
  /** A code fills the screen now, or no more. */
  readonly onShowing: (on: boolean) => void
}

interface Shown {
  readonly outgoing: Outgoing
  readonly code: OutgoingCode
}

const sumOf = ({ notes, points }: CarriedCounts) => notes + points

/** What this device can give: chosen, then shown as a moving code or handed on as a file. */
export const ShowPane = ({ meeting, moving, onShowing }: ShowPaneProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('moving')
  const common = useWords('common')
  const notices = useNotices()
  const scopes = moving.scopes.value
  const [wanted, setWanted] = useState<CarriedScope>()
  const [shown, setShown] = useState<Shown>()
  const [tooLarge, setTooLarge] = useState(false)
  const scope = scopes.find((each) => each === wanted) ?? scopes[0] ?? 'room'
  const counts = moving.counts.value[scope]
  const seat = meeting.table.value?.id
  const table = meeting.tables.value.find(({ id }) => id === seat)

  const isShowing = shown !== undefined
  useEffect(() => {
    onShowing(isShowing)
    return () => onShowing(false)
  }, [isShowing, onShowing])

  const words = {
    table: { label: texts.scopeTable, hint: texts.scopeTableHint },
    room: { label: texts.scopeRoom, hint: texts.scopeRoomHint },
    own: { label: texts.scopeOwn, hint: texts.scopeOwnHint },
  }
  const choose = (next: CarriedScope) => {
    setWanted(next)
    setTooLarge(false)
  }
  const show = async () => {
    const outgoing = await moving.give(scope)
    const code = await outgoing.code()
    setTooLarge(!code.ok)
    setShown(code.ok ? { outgoing, code: code.value } : undefined)
  }
  const tellFailure = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      console.error(error)
      notices.say(texts.failed)
    })
  }
  if (shown)
    return (
      <Showing
        shown={shown}
        words={wordsOf(shown.outgoing.scope, shown.outgoing.counts)}
        newer={sumOf(moving.counts.value[shown.outgoing.scope]) - sumOf(shown.outgoing.counts)}
        onNewer={() => tellFailure(show())}
        onStop={() => setShown(undefined)}
      />
    )

  function wordsOf(of: CarriedScope, { notes, points, tables }: CarriedCounts): string {
    if (of === 'own') return texts.ofOwn(notes)
    if (of === 'table' && table) return texts.ofTable(tableWords(table, common), notes, points)
    return notes + points === 0 ? texts.ofRoomNone : texts.ofRoom(notes, points, tables)
  }
  const nothing = scope === 'table' && sumOf(counts) === 0
  return (
    <div class="stack">
      {scopes.length > 1 && (
        <Choices
          legend={texts.scope}
          value={scope}
          options={scopes.map((value) => ({ value, ...words[value] }))}
          onChange={choose}
        />
      )}
      {nothing ? (
        <EmptyState icon={IconTable} action={{ children: texts.toTable, onClick: () => goTo('main') }}>
          {texts.tableNone}
        </EmptyState>
      ) : (
        <>
          <div class="stack-close">
            <p>
              <strong>{wordsOf(scope, counts)}</strong>
            </p>
            <p class="soft">{scope === 'own' ? texts.ownSealed : texts.sealed}</p>
          </div>
          {tooLarge ? (
            <Banner icon={IconInfo}>{texts.tooLarge}</Banner>
          ) : (
            <div class="stack-close">
              <Button kind="main" big full icon={IconCode} onClick={() => tellFailure(show())}>
                {texts.showCode}
              </Button>
              <p class="small soft">{texts.flicker}</p>
            </div>
          )}
          <AsFile moving={moving} scope={scope} />
        </>
      )}
    </div>
  )
}

interface ShowingProps {
  readonly shown: Shown
  readonly words: string
  /** How many notes and points there are since. */
  readonly newer: number
  readonly onNewer: () => void
  readonly onStop: () => void
}

const Showing = ({ shown, words, newer, onNewer, onStop }: ShowingProps) => {
  const texts = useWords('moving')
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const [chosen, setChosen] = useState<SpeedName>()
  const name = chosen ?? (isStill ? 'calm' : 'fast')
  const speed = speeds[name]
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The button that led here may have stood far below; the code stands on top.
    scrollTo({ top: 0 })
    stop.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class="stack moving-showing">
      <MovingQr code={shown.code} speed={speed} label={texts.codeLabel} />
      <div class="stack moving-beside">
        <div>
          <p>
            <strong>{words}</strong>
          </p>
          <p class="soft">{texts.about(secondsFor(shown.code.symbols, speed))}</p>
        </div>
        <p>
          {texts.how} <span class="soft">{texts.bright}</span>
        </p>
        {newer > 0 && (
          <Banner icon={IconInfo} action={{ children: texts.showNew, onClick: onNewer }}>
            {texts.more(newer)}
          </Banner>
        )}
        <div>
          <Button kind="main" buttonRef={stop} onClick={onStop}>
            {texts.stop}
          </Button>
        </div>
        <Choices<SpeedName>
          legend={texts.speed}
          value={name}
          options={[
            { value: 'fast', label: texts.fast, hint: texts.fastHint },
            { value: 'careful', label: texts.careful, hint: texts.carefulHint },
            { value: 'calm', label: texts.calm, hint: texts.calmHint },
          ]}
          onChange={setChosen}
        />
      </div>
    </div>
  )
}

interface AsFileProps {
  readonly moving: MovingModel
  readonly scope: CarriedScope
}

/** The same, sealed in the same way, by whatever carries files or text. */
const AsFile = ({ moving, scope }: AsFileProps) => {
  const app = useApp()
  const texts = useWords('moving')
  const notices = useNotices()
  const send = async () => {
    try {
      const how = await (await moving.give(scope)).toFile()
      if (how !== 'cancelled') notices.say(how === 'shared' ? texts.fileShared : texts.fileSaved)
    } catch (error) {
      console.error(error)
      notices.say(texts.fileFailed)
    }
  }
  const copy = async () => {
    const copied = await app.sharing.copy((await moving.give(scope)).toText())
    notices.say(copied ? texts.textCopied : texts.textNotCopied)
  }
  return (
    <section class="stack-close" aria-labelledby="carry-as-file">
      <h2 id="carry-as-file">{texts.otherWays}</h2>
      <p class="soft">{texts.fileHint}</p>
      <div class="row">
        <Button kind="quiet" icon={IconShare} onClick={() => void send()}>
          {texts.asFile}
        </Button>
        <Button kind="quiet" icon={IconCopy} onClick={() => void copy()}>
          {texts.asText}
        </Button>
      </div>
    </section>
  )
}
