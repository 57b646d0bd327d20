import { useMemo, useState } from 'preact/hooks'
import { saysReady } from '../../../domain/rounds/pace.ts'
import { aloneCells, alonePages, type GridCell, strayNotes } from '../../../domain/template/alone-cells.ts'
import { findPlace, opensAtStepOf } from '../../../domain/template/places.ts'
import type { MyNote } from '../../../models/mine/mine-types.ts'
import {
  type MeetingProps,
  useAct,
  useNotices,
  useRemembered,
  useSay,
  useWords,
} from '../../context/context.ts'
import { AddNote } from '../../notes/add-note.tsx'
import { CellHead } from '../../notes/cell-head.tsx'
import { createChoosing } from '../../notes/choosing.ts'
import { CircleBody, scrollToTop, useFocusKept } from '../../notes/circle-body.tsx'
import { EditableNote } from '../../notes/editable-note.tsx'
import { StepSays } from '../../notes/step-says.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { IconBack, IconCheck, IconForward, IconRoom, IconTable } from '../../parts/icons.tsx'
import { LazyPart } from '../../parts/lazy-part.tsx'
import { TurnPanel } from '../../set/turn-panel.tsx'
import { ChooseBar } from './choose-bar.tsx'
import { WriteAhead } from './write-ahead.tsx'
import '../../set/turn-cells.css'
import './me-circle.css'

const promiseCard = () => import('../../follow/promise-card.tsx').then((m) => m.PromiseCard)

const keepNext = () => import('../../between/keep-next.tsx').then((m) => m.KeepNext)

const whosePhone = () => import('../../between/whose-phone.tsx').then((m) => m.WhosePhone)

const strayPart = () => import('../../follow/stray-notes.tsx').then((m) => m.StrayNotes)

/** The first circle: private notes by cell, as short pages. */
export const MeCircle = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const say = useSay()
  const set = useWords('set')
  const notices = useNotices()
  const remembered = useRemembered()
  const act = useAct()
  const looking = meeting.looking.value
  const template = meeting.template.value
  const there = findPlace(template, looking)
  const stage = there?.stage
  const pages = alonePages(stage, looking.step)
  const pageKey = `page/${meeting.id}/${looking.stage}`
  const [pageChosen, setPageChosen] = useState<{ key: string; page: number }>()
  const kept = pageChosen?.key === pageKey ? pageChosen.page : Number(remembered.get(pageKey) ?? 0)
  const page = Math.min(kept, pages.length - 1)
  const choosing = useMemo(createChoosing, [])
  const chosen = choosing.chosen.value

  const cells = aloneCells(stage, meeting.gates)
  const rows = pages[page] ?? []
  const shown = cells.filter(({ row }) => rows.some(({ id }) => id === row.id))
  // In a turn, what its step asks comes first; the other steps' questions are one tap away.
  const ofStep = saysReady(stage)
    ? []
    : shown.filter(({ cell }) => stage && opensAtStepOf(stage, cell) === looking.step)
  const now = ofStep.length > 0 ? ofStep : shown
  const rest = shown.filter((entry) => !now.includes(entry))
  const notes = meeting.me.notes.value
  const mine = cells.flatMap(({ id }) => notes.get(id) ?? [])
  const picked = mine.filter((note) => chosen.has(note.id) && note.circle === 'me')
  const straight = there?.step.straightToRoom || stage?.steps.some((step) => step.straightToRoom)

  const hasStray = strayNotes(template, [...notes.values()].flat(), meeting.gates).length > 0
  const stray = hasStray && <LazyPart load={strayPart} props={{ meeting }} />

  const table = meeting.table.value
  const turnPanel = table && <TurnPanel meeting={meeting} table={table} />
  const closing = there?.step.kind === 'close' && (
    <>
      <LazyPart load={promiseCard} props={{ meeting }} />
      <LazyPart load={keepNext} props={{ meeting }} />
      <LazyPart load={whosePhone} props={{ meeting }} />
    </>
  )
  if (!stage?.grid || cells.length === 0) {
    return (
      <CircleBody>
        {turnPanel}
        <StepSays meeting={meeting} />
        {closing || <WriteAhead meeting={meeting} />}
        {stray}
      </CircleBody>
    )
  }

  const turn = (to: number) => {
    remembered.set(pageKey, String(to))
    setPageChosen({ key: pageKey, page: to })
    scrollToTop()
  }
  const bring = (ids: readonly string[]) =>
    act(meeting.me.bringToTable(ids), () => {
      choosing.clear()
      notices.say(texts.brought(ids.length))
    })
  const share = (ids: readonly string[]) =>
    act(meeting.me.shareWithRoom(ids), () => {
      choosing.clear()
      notices.say(texts.shared(ids.length))
    })
  const [before, after] = [pages[page - 1], pages[page + 1]]
  const title = (lines: typeof rows) => lines.map((line) => say(line.title)).join(' · ')

  const bar = picked.length > 0 && (
    <ChooseBar onClear={choosing.clear}>
      {meeting.table.value && (
        <Button kind="main" icon={IconTable} onClick={() => void bring(picked.map(({ id }) => id))}>
          {texts.bring(picked.length)}
        </Button>
      )}
      {straight && (
        <Button kind="quiet" icon={IconRoom} onClick={() => void share(picked.map(({ id }) => id))}>
          {texts.share(picked.length)}
        </Button>
      )}
    </ChooseBar>
  )

  const section = (entry: GridCell) => (
    <section key={entry.id} class="cell stack-mid" aria-label={say(entry.cell.prompt)}>
      <CellHead of={entry} above="column" questions />
      <div class="notes stack-close">
        {(notes.get(entry.id) ?? []).map((note) => (
          <MyNoteCard
            key={note.id}
            meeting={meeting}
            note={note}
            cells={cells}
            chosen={chosen.has(note.id)}
            onChoose={() => choosing.toggle(note.id)}
            onBring={meeting.table.value ? () => void bring([note.id]) : undefined}
            onShare={straight ? () => void share([note.id]) : undefined}
          />
        ))}
        <AddNote
          meeting={meeting}
          cell={entry.id}
          prompt={entry.cell.prompt}
          circle="me"
          asksQuestion={entry.cell.asks === 'question'}
          onAdd={(text) => meeting.me.add(entry.id, text)}
        />
      </div>
    </section>
  )

  return (
    <CircleBody bar={bar}>
      {turnPanel}
      <StepSays meeting={meeting} />
      {closing}
      <div class="me-page-head">
        <h2>{title(now.length < shown.length ? now.map(({ row }) => row) : rows)}</h2>
        {pages.length > 1 && <span class="soft small">{texts.pageOf(page + 1, pages.length)}</span>}
      </div>
      {now.map(section)}
      {rest.length > 0 && (
        <Disclosure summary={set.otherSteps}>
          <div class="set-cells">{rest.map(section)}</div>
        </Disclosure>
      )}
      <div class="me-turn">
        {before && (
          <Button kind="quiet" icon={IconBack} onClick={() => turn(page - 1)}>
            {texts.previousPage(title(before))}
          </Button>
        )}
        {after && (
          <Button kind="quiet" onClick={() => turn(page + 1)}>
            {texts.nextPage(title(after))} <IconForward small />
          </Button>
        )}
      </div>
      {mine.length === 0 ? (
        <p class="soft circle-hint">{texts.meEmpty}</p>
      ) : (
        mine.some((note) => note.circle === 'me') &&
        picked.length === 0 && <p class="soft circle-hint">{texts.bringHint}</p>
      )}
      {stray}
    </CircleBody>
  )
}

interface MyNoteCardProps extends MeetingProps {
  readonly note: MyNote
  readonly cells: readonly GridCell[]
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onBring: (() => void) | undefined
  readonly onShare: (() => void) | undefined
}

const MyNoteCard = ({ meeting, note, cells, chosen, onChoose, onBring, onShare }: MyNoteCardProps) => {
  const texts = useWords('meeting')
  const notices = useNotices()
  const act = useAct()
  useFocusKept()
  const isMine = note.circle === 'me'
  return (
    <EditableNote
      meeting={meeting}
      note={note}
      cells={cells}
      choice={isMine ? { chosen, label: texts.choose(note.text), onChange: onChoose } : undefined}
      foot={
        !isMine && (
          <Badge kind="good" icon={IconCheck}>
            {note.circle === 'table' ? texts.onTable : texts.inRoom}
          </Badge>
        )
      }
      items={({ edit, move, remove }) => [
        edit,
        onBring && isMine && { label: texts.bringOne, icon: IconTable, onSelect: onBring },
        onShare && note.circle !== 'room' && { label: texts.shareOne, icon: IconRoom, onSelect: onShare },
        move,
        remove,
      ]}
      onEdit={(text) => meeting.me.edit(note.id, text)}
      onMove={(cell) => meeting.me.move(note.id, cell)}
      onRemove={() =>
        act(meeting.me.remove(note.id), () =>
          notices.say(texts.removed, () => act(meeting.me.restore(note.id))),
        )
      }
    />
  )
}
