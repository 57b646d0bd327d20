import type { NoteId } from '../../../domain/ids.ts'
import { pointIdOfNote } from '../../../domain/outcome/action-point.ts'
import type { ReadoutTheme } from '../../../domain/plenary/readout.ts'
import type { Words } from '../../../i18n/en/words.ts'
import { useWords } from '../../context/context.ts'
import {
  IconCheck,
  IconClose,
  IconDown,
  IconEdit,
  IconGroup,
  IconHand,
  IconHide,
  IconLamp,
  IconPark,
  IconStar,
  IconUngroup,
  IconUp,
} from '../../parts/icons.tsx'
import { type MenuItem, type MenuItems, MenuList } from '../../parts/overlays/menu-list.tsx'
import type { Desk } from './desk.ts'
import { findNote } from './desk.ts'
import type { Acts } from './use-acts.ts'

export interface ReadoutMenuProps {
  readonly desk: Desk
  readonly acts: Acts
}

/** The one menu of the readout, on whatever was pressed: a note, a theme, or the bar of the chosen notes. */
export const ReadoutMenu = ({ desk, acts }: ReadoutMenuProps) => {
  const plenary = useWords('plenary')
  const set = useWords('set')
  const open = desk.menu.value
  if (!open) return null
  const close = () => {
    desk.menu.value = undefined
  }
  const drawMenu = (label: string, items: MenuItems) => (
    <MenuList key={open.id} label={label} items={items} anchor={open.anchor} onClose={close} />
  )
  const chosen = [...desk.choosing.chosen.value]
  if (open.of === 'chosen') return drawMenu(plenary.withChosen, markItems(desk, acts, plenary, chosen))
  if (open.of === 'theme') {
    const theme = findTheme(desk, open.id)
    return theme
      ? drawMenu(plenary.themeMenu(theme.name || plenary.unnamed), themeItems(desk, acts, plenary, theme))
      : null
  }
  if (open.of === 'cell') {
    const at = desk.cells.findIndex(({ id }) => id === open.id)
    const cell = desk.cells[at]
    // What is presented stays before the rest.
    const mayMove = (to: number) => desk.cells[to]?.presented === cell?.presented
    return cell
      ? drawMenu(
          plenary.cellMenu(`${cell.row} · ${cell.column}`),
          moveItems(plenary, mayMove(at - 1), mayMove(at + 1), (by) => void acts.moveCell(cell.id, by)),
        )
      : null
  }
  const note = findNote(desk.meeting, open.id)
  if (!note) return null
  const isChosen = chosen.includes(note.id)
  const others = chosen.filter((id) => id !== note.id)
  return drawMenu(plenary.noteMenu(note.text), [
    others.length > 0 && {
      label: plenary.groupChosen(others.length),
      icon: IconGroup,
      onSelect: () => void acts.group([note.id, ...others]),
    },
    {
      label: isChosen ? plenary.letGo : plenary.chooseThis,
      icon: isChosen ? IconClose : undefined,
      onSelect: () => desk.choosing.toggle(note.id),
    },
    {
      label: plenary.addTo,
      icon: IconGroup,
      onSelect: () => {
        desk.placing.value = [note.id]
      },
    },
    note.theme !== undefined && {
      label: plenary.takeOut,
      icon: IconUngroup,
      onSelect: () => void acts.takeOut([note.id]),
    },
    {
      label: plenary.lightOne,
      icon: IconLamp,
      onSelect: () => void acts.light({ note: note.id }),
    },
    !isPoint(desk, note.id) && {
      label: set.makePoint,
      icon: IconHand,
      onSelect: () => void acts.makePoint(note),
    },
    ...markItems(desk, acts, plenary, [note.id]),
  ])
}

/** Its table or a facilitator has made it an action point already. */
const isPoint = (desk: Desk, note: NoteId): boolean =>
  desk.meeting.room.points.value.some(({ id }) => id === note || id === pointIdOfNote(note))

const markItems = (
  desk: Desk,
  acts: Acts,
  plenary: Words['plenary'],
  ids: readonly NoteId[],
): readonly MenuItem[] => {
  const starred = ids.every((id) => findNote(desk.meeting, id)?.starred)
  const said = ids.every((id) => findNote(desk.meeting, id)?.said)
  return [
    {
      label: said ? plenary.markUnsaid : plenary.markSaid,
      icon: IconCheck,
      onSelect: () => void acts.markSaid(ids, !said),
    },
    {
      label: starred ? plenary.unstar : plenary.star,
      icon: IconStar,
      onSelect: () => void acts.star(ids, !starred),
    },
    { label: plenary.park, icon: IconPark, onSelect: () => void acts.park(ids, true) },
    { label: plenary.hide, icon: IconHide, onSelect: () => void acts.hide(ids, true), danger: true },
  ]
}

const themeItems = (desk: Desk, acts: Acts, plenary: Words['plenary'], theme: ReadoutTheme): MenuItems => {
  const [first] = theme.notes
  const themes = (first && desk.meeting.room.readout.peek().cells.get(first.cell)?.themes) ?? []
  const at = themes.findIndex(({ id }) => id === theme.id)
  const [before, after] = [at > 0, at + 1 < themes.length]
  return [
    {
      label: plenary.rename,
      icon: IconEdit,
      onSelect: () => {
        desk.naming.value = theme.id
      },
    },
    { label: plenary.lightOne, icon: IconLamp, onSelect: () => void acts.light({ theme: theme.id }) },
    ...moveItems(plenary, before, after, (by) => void acts.moveTheme(theme, by)),
    { label: plenary.ungroup, icon: IconUngroup, onSelect: () => void acts.ungroup(theme.id) },
  ]
}

/** Up where something stands before it, down where something stands after it. */
const moveItems = (
  plenary: Words['plenary'],
  before: boolean,
  after: boolean,
  onMove: (by: -1 | 1) => void,
): MenuItems => [
  before && { label: plenary.moveUp, icon: IconUp, onSelect: () => onMove(-1) },
  after && { label: plenary.moveDown, icon: IconDown, onSelect: () => onMove(1) },
]

const findTheme = (desk: Desk, id: string): ReadoutTheme | undefined => {
  for (const { themes } of desk.meeting.room.readout.peek().cells.values()) {
    const found = themes.find((theme) => theme.id === id)
    if (found) return found
  }
  return undefined
}
