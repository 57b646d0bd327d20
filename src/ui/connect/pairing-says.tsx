import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PairingState } from '../../models/connect/connection-types.ts'
import { useWords } from '../context/context.ts'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { ownNameOf } from '../parts/display/table-chip.tsx'
import { IconCheck, IconInfo, IconWarning } from '../parts/icons.tsx'

/** After so long both sides are reminded that two codes must be read. */
const remindAfterMs = 8_000
/** How long the large tick stays over the camera's picture. */
const tickMs = 3_000

/** The large tick when it worked; then the camera's picture again, ready for the next one. */
export const Tick = ({ state }: { readonly state: PairingState }) => {
  const words = useLinkedWords(state)
  const [over, setOver] = useState<PairingState>()
  useEffect(() => {
    if (state.at !== 'linked') return
    const timer = setTimeout(() => setOver(state), tickMs)
    return () => clearTimeout(timer)
  }, [state])
  if (!words || over === state) return null
  return (
    <div class="camera-seen stack-close">
      <IconCheck />
      <span>{words}</span>
    </div>
  )
}

const useLinkedWords = (state: PairingState): string | undefined => {
  const texts = useWords('connect')
  const common = useWords('common')
  if (state.at !== 'linked') return undefined
  const { table, facilitator } = state.who
  if (facilitator) return texts.linkedWithFacilitator
  if (!table) return texts.linkedWithSomebody
  const own = ownNameOf(table)
  return texts.linkedWithTable(own ? common.tableNamed(table.number, own) : common.table(table.number))
}

interface PairingSaysProps {
  readonly how: string
  /** Something else has been said already of the linked device. */
  readonly hidden: boolean
  readonly state: PairingState
  readonly done: { readonly words: string; readonly go: () => void }
  readonly elsewise: ComponentChildren
  readonly onAgain: () => void
}

/** What stands above the code and the picture: what to do, what comes of it, and the way on where nothing does. */
export const PairingSays = ({ how, hidden, state, done, elsewise, onAgain }: PairingSaysProps) => {
  const texts = useWords('connect')
  const common = useWords('common')
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
      <Banner kind="good" icon={IconCheck} action={{ kind: 'main', children: done.words, onClick: done.go }}>
        <strong>{linked}</strong>
        <div>{texts.linkedSafe}</div>
      </Banner>
    )
  }
  if (state.at === 'linking') {
    return <Banner icon={IconInfo}>{long === state ? texts.linkingLong : texts.linking}</Banner>
  }
  if (state.at === 'unreachable') {
    return (
      <Banner kind="warm" icon={IconWarning} said="alert">
        <strong>{state.sure ? texts.apart : texts.noLinkYet}</strong>
        <div>{texts.apartWhy[state.sure ? state.network : 'unread']}</div>
        <div>{texts.apartSafe}</div>
        {elsewise}
      </Banner>
    )
  }
  if (state.at === 'refused') {
    return (
      <Alert action={{ kind: 'plain', children: texts.again, onClick: onAgain }}>
        <strong>{texts.refusedTitle}</strong>
        <div>{common.refusal[state.why]}</div>
      </Alert>
    )
  }
  return hidden ? null : <p class="connect-how">{how}</p>
}
