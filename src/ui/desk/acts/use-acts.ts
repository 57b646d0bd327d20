import type { NoteId, ThemeId } from '../../../domain/ids.ts'
import { emptyPoint, pointIdOfNote } from '../../../domain/outcome/action-point.ts'
import { moveInOrder, stageOfCell } from '../../../domain/plenary/in-order.ts'
import type { ReadoutNote, ReadoutTheme } from '../../../domain/plenary/readout.ts'
import type { Acted } from '../../../domain/refusal.ts'
import type { CellId } from '../../../domain/template/template.ts'
import type { Lit } from '../../../models/plenary/plenary-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { type Desk, findNote } from './desk.ts'
import type { DropTarget } from './drag-notes.ts'

/** What can be done with notes and themes, each with a word about it and a way to take it back. */
export interface Acts {
  group(notes: readonly NoteId[]): Promise<unknown>
  /** Each of these lists becomes a theme; taken back in one go. */
  groupAll(groups: readonly (readonly NoteId[])[]): Promise<unknown>
  /** A new theme by name, of one note or more. */
  groupNamed(notes: readonly NoteId[], name: string): Promise<unknown>
  add(theme: ThemeId, notes: readonly NoteId[]): Promise<unknown>
  takeOut(notes: readonly NoteId[]): Promise<unknown>
  ungroup(theme: ThemeId): Promise<unknown>
  rename(theme: ThemeId, name: string): Promise<unknown>
  star(notes: readonly NoteId[], on: boolean): Promise<unknown>
  park(notes: readonly NoteId[], on: boolean): Promise<unknown>
  hide(notes: readonly NoteId[], on: boolean): Promise<unknown>
  markSaid(notes: readonly NoteId[], on: boolean): Promise<unknown>
  /** Its words kept; nobody is assigned. */
  makePoint(note: ReadoutNote): Promise<unknown>
  /** Before or after its neighbour. */
  moveTheme(theme: ReadoutTheme, by: -1 | 1): Promise<unknown>
  moveCell(cell: CellId, by: -1 | 1): Promise<unknown>
  light(what: Lit): Promise<unknown>
  drop(note: NoteId, target: DropTarget): Promise<unknown>
  undo(): Promise<unknown>
  redo(): Promise<unknown>
}

export const useActs = (desk: Desk): Acts => {
  const plenary = useWords('plenary')
  const notices = useNotices()
  const act = useAct()
  const { plenary: model, choosing, naming } = desk

  /** Says what was done; with as many acts to be taken back as it took. */
  const done = (words: string, acts = 1) => {
    choosing.clear()
    notices.say(words, async () => {
      for (let at = 0; at < acts; at++) if (!(await act(model.undo()))) return
    })
  }
  /** Only where it changes anything, so that as many acts are taken back as were done. */
  const mark = async (
    notes: readonly NoteId[],
    isNow: (note: NoteId) => boolean,
    say: (note: NoteId) => Promise<Acted>,
    words: string,
  ) => {
    const changing = notes.filter((note) => !isNow(note))
    for (const note of changing) if (!(await act(say(note)))) return
    done(words, changing.length)
  }
  const group = async (notes: readonly NoteId[], name?: string) => {
    await act(model.group(notes, name), (theme) => {
      if (theme === undefined) return notices.say(plenary.oneCell)
      done(plenary.grouped(notes.length))
      if (name === undefined) naming.value = theme
    })
  }
  const add = (theme: ThemeId, notes: readonly NoteId[]) =>
    act(model.add(theme, notes), () => done(plenary.added))
  const takeOut = (notes: readonly NoteId[]) => act(model.takeOut(notes), () => done(plenary.takenOut))

  return {
    group,
    async groupAll(groups) {
      let grouped = 0
      for (const notes of groups) {
        const isDone = await act(model.group(notes), (theme) => {
          if (theme !== undefined) grouped++
        })
        if (!isDone) break
      }
      if (grouped > 0) done(plenary.groupedAll(grouped), grouped)
    },
    async groupNamed(notes, name) {
      // A theme takes in what joins its notes; a new one has to be made of notes that stand alone.
      const grouped = notes.filter((note) => findNote(desk.meeting, note)?.theme !== undefined)
      if (grouped.length > 0 && !(await act(model.takeOut(grouped)))) return
      await act(model.group(notes, name), () =>
        done(plenary.grouped(notes.length), grouped.length > 0 ? 2 : 1),
      )
    },
    add,
    takeOut,
    ungroup: (theme) => act(model.ungroup(theme), () => done(plenary.ungrouped)),
    rename: (theme, name) => act(model.rename(theme, name)),
    star: (notes, on) =>
      mark(
        notes,
        (note) => (findNote(desk.meeting, note)?.starred ?? false) === on,
        (note) => model.star(note, on),
        on ? plenary.starredNow : plenary.unstarred,
      ),
    park: (notes, on) =>
      mark(
        notes,
        (note) => isParked(desk, note) === on,
        (note) => model.park(note, on),
        on ? plenary.parkedNow(notes.length) : plenary.unparked,
      ),
    hide: (notes, on) =>
      mark(
        notes,
        (note) => model.hidden.peek().some(({ id }) => id === note) === on,
        (note) => model.hide(note, on),
        on ? plenary.hiddenNow : plenary.shownAgain,
      ),
    markSaid: (notes, on) =>
      mark(
        notes,
        (note) => (findNote(desk.meeting, note)?.said ?? false) === on,
        (note) => model.markSaid(note, on),
        on ? plenary.saidNow(notes.length) : plenary.unsaidNow,
      ),
    async makePoint({ id: note, text, by }) {
      const { room } = desk.meeting
      const { taken: _, ...point } = emptyPoint(pointIdOfNote(note))
      await act(room.savePoint({ ...point, what: text, who: by ?? '' }), () =>
        notices.say(plenary.pointMade, () => act(room.withdrawPoint(point.id))),
      )
    },
    async moveTheme(theme, by) {
      const [first] = theme.notes
      const cell = first && desk.meeting.room.readout.peek().cells.get(first.cell)
      const ids = cell && moveInOrder(idsOf(cell.themes), theme.id, by)
      if (cell && ids) await act(model.orderThemes(stageOfCell(cell.cell), ids), () => done(plenary.moved))
    },
    async moveCell(cell, by) {
      const ids = moveInOrder(idsOf(desk.cells), cell, by)
      if (ids) await act(model.orderCells(stageOfCell(cell), ids), () => done(plenary.moved))
    },
    async drop(note, target) {
      // Dragging one of the chosen notes takes all of them along.
      const chosen = choosing.chosen.peek()
      const notes = chosen.has(note) ? [...chosen] : [note]
      if (target.onto === 'alone') return takeOut(notes)
      if (target.onto === 'theme') return add(target.theme, notes)
      const theme = findNote(desk.meeting, target.note)?.theme
      if (theme !== undefined) return add(theme, notes)
      return group([target.note, ...notes.filter((id) => id !== target.note)])
    },
    light: (what) => act(model.light(what)),
    undo: () => act(model.undo()),
    redo: () => act(model.redo()),
  }
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

const isParked = (desk: Desk, note: NoteId): boolean =>
  [...desk.meeting.room.readout.peek().cells.values()].some(({ parked }) =>
    parked.some(({ id }) => id === note),
  )
