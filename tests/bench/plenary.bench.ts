import { effect, signal } from '@preact/signals'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { readoutOf } from '../../src/domain/plenary/readout.ts'
import { cellId } from '../../src/domain/template/template.ts'
import { newId, newOwnedId } from '../../src/grid/new-id.ts'
import { insist, refuse } from '../../src/lib/result.ts'
import type { Fact } from '../../src/meeting/storage/facts.ts'
import { plenaryModel } from '../../src/models/plenary/plenary-model.ts'
import { roomModel } from '../../src/models/room/room-model.ts'
import { createRoom, type Room, type Statement } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { feedNews, openTable } from './room-feed.ts'
import { inMs, median, type Row } from './row.ts'

const meeting = '0123456789abcdef0123456789abcdef'
const notesPerTable = 60
const notesPerTheme = 8
/** Acts measured at each size, in turns, so that a busy moment of the machine meets both. */
const acts = 200
const rounds = 15
const frameMs = 16
const actMaxRatio = 1.5
const firstReadoutMaxTimes = 10

/** Twelve, as many as two stages of a meeting have. */
const cells = actionLearningMeeting.stages
  .flatMap(({ id, grid }) => (grid?.cells ?? []).map(({ row, column }) => cellId(id, row, column)))
  .slice(-12)
const cellAt = (index: number) => cells[index % cells.length] ?? ''

interface FullRoom {
  readonly room: Room
  readonly facilitator: OwnSigner
  readonly first: OwnSigner
  readonly notes: readonly { readonly id: string; readonly cell: string }[]
}

const openRoom = (facilitator: string) => createRoom({ meeting, facilitator })

/** As many tables as asked for, 60 shared notes each, all of them in themes of eight: 40 tables make 300 themes. */
const fullRoom = async (tables: number): Promise<FullRoom> => {
  const facilitator = await makeSigner()
  const room = openRoom(facilitator.id)
  const notes: { readonly id: string; readonly cell: string }[] = []
  let first: OwnSigner | undefined
  insist(await room.write('template', actionLearningMeeting, facilitator))
  const place = { stage: 'learn', step: 'plenary' }
  insist(await room.write('stage', { place, startedAt: 0, durationMs: 60_000 }, facilitator))
  for (let number = 1; number <= tables; number++) {
    const signer = await makeSigner()
    first ??= signer
    await openTable(room, facilitator, number, signer)
    const said = Array.from({ length: notesPerTable }, (_, index): Statement => {
      const note = { id: newOwnedId(`t${number}`, signer.id), cell: cellAt(index) }
      notes.push(note)
      const text = `${number}/${index} ${'and what we have learned from it '.repeat(3)}`.slice(0, 74)
      return { key: `note/${note.id}`, content: { cell: note.cell, text, order: `a${index % 10}` } }
    })
    insist(await room.writeAll(said, signer))
  }
  for (const cell of cells) {
    // A theme's notes are of different tables, as far as there are that many.
    const here = notes.filter((note) => note.cell === cell)
    const themes = Math.ceil(here.length / notesPerTheme)
    for (let theme = 0; theme < themes; theme++) {
      const id = newId()
      const grouped = here.filter((_, index) => index % themes === theme)
      insist(
        await room.writeAll(
          [
            { key: `theme/${id}`, content: { id, cell, name: `Theme ${theme}` } },
            ...grouped.map((note): Statement => ({ key: `group/${note.id}`, content: { theme: id } })),
          ],
          facilitator,
        ),
      )
    }
  }
  if (!first) throw new Error('a room without tables')
  return { room, facilitator, first, notes }
}

const nothingKept: Fact<never> = {
  get: async () => undefined,
  set: async () => undefined,
  keep: () => undefined,
  keepAtOnce: () => undefined,
}

/** The tablet: the real models over the room, with everything read that its board shows. */
const tablet = async ({ room, facilitator }: FullRoom) => {
  const view = signal(room.view)
  room.onChange(() => {
    view.value = room.view
  })
  const { model, close } = await roomModel({
    room,
    view,
    myTable: signal('t1'),
    template: signal(actionLearningMeeting),
    facilitator: signal(true),
    devices: signal(new Map()),
    say: async () => refuse('no-seat'),
    newPointId: newId,
    mayAnswerFor: () => true,
    facts: { hearts: nothingKept, thanksSeen: nothingKept, hiddenSeen: nothingKept },
  })
  const plenary = plenaryModel({
    view,
    readout: model.readout,
    template: signal(actionLearningMeeting),
    say: (statements) => room.writeAll(statements, facilitator),
    newThemeId: newId,
  })
  const shown = effect(() => {
    const { lit, turn, tablesAsked, thanks, hiddenOfOurs } = model.plenary
    for (const part of [model.readout, model.spotlight, model.progress, model.points]) void part.value
    for (const part of [lit, turn, tablesAsked, thanks, hiddenOfOurs]) void part.value
    for (const part of [plenary.undoes, plenary.redoes, plenary.upcoming, plenary.hidden]) void part.value
  })
  return {
    model,
    plenary,
    close() {
      shown()
      close()
    },
  }
}

const timed = async (act: () => unknown): Promise<number> => {
  const begin = performance.now()
  await act()
  return performance.now() - begin
}

interface Meter {
  measure(index: number): Promise<number>
  close(): void
}

/** Three notes of a cell into a theme of their own, out of theirs: signed, in the view, the readout and the models. */
const groupingMeter = async (full: FullRoom): Promise<Meter> => {
  const { plenary, close } = await tablet(full)
  const here = full.notes.filter(({ cell }) => cell === cellAt(0)).map(({ id }) => id)
  const measure = async (index: number) => {
    const three = [0, 1, 2].map((at) => here[(index * 7 + at * 5) % here.length] ?? '')
    const grouping = await timed(() => plenary.group(three, `New ${index}`))
    await plenary.undo()
    return grouping
  }
  return { measure, close }
}

const spotlightMeter = async (full: FullRoom): Promise<Meter> => {
  const { plenary, model, close } = await tablet(full)
  await plenary.begin('full')
  const themes = [...model.readout.peek().cells.values()].flatMap((cell) => cell.themes.map(({ id }) => id))
  const measure = (index: number) =>
    timed(() =>
      index % 2 === 0 ? plenary.nextTurn() : plenary.light({ theme: themes[index % themes.length] ?? '' }),
    )
  return { measure, close }
}

/** A table's device changes a note; the tablet gets it over a link: verified, in the view, the readout and the models. */
const arrivalMeter = async (full: FullRoom): Promise<Meter> => {
  const phone = openRoom(full.facilitator.id)
  await phone.importRecords(full.room.exportRecords())
  const { room } = full
  const { close } = await tablet(full)
  const bringNews = feedNews(phone, room)
  const measure = async (index: number) => {
    const content = { cell: cellAt(index), text: `Arrived ${index}`, order: `a${index % 10}` }
    await phone.write(`note/${newOwnedId('t1', full.first.id)}`, content, full.first)
    return timed(async () => {
      bringNews()
      await room.settled()
    })
  }
  return {
    measure,
    close() {
      close()
      phone.close()
    },
  }
}

const inTurns = async (what: string, small: Meter, large: Meter): Promise<Row> => {
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let index = 0; index < acts; index++) {
    times.few.push(await small.measure(index))
    times.many.push(await large.measure(index))
  }
  small.close()
  large.close()
  // The first ones warm the machine up.
  const [few, many] = [times.few, times.many].map((values) => median(values.slice(acts / 4)))
  const [at4, at40] = [few ?? Number.NaN, many ?? Number.NaN]
  return {
    what: `${what}, at 4 and at 40 tables (records and models)`,
    target: `under ${frameMs} ms, ratio at most ${actMaxRatio}`,
    result: `${inMs(at4)} and ${inMs(at40)}: ratio ${(at40 / at4).toFixed(2)}`,
    ok: at40 < frameMs && at40 / at4 <= actMaxRatio,
  }
}

const firstReadout = ({ room }: FullRoom): Row => {
  const { notes, marks, themes: named } = room.view
  const json = JSON.stringify([[...notes.values()], [...marks], [...named]])
  const times: { reading: number[]; parsing: number[]; document: number[] } = {
    reading: [],
    parsing: [],
    document: [],
  }
  let themes = 0
  const clocked = (act: () => void) => {
    const begin = performance.now()
    act()
    return performance.now() - begin
  }
  for (let round = 0; round < rounds; round++) {
    times.reading.push(
      clocked(() => {
        themes = [...readoutOf(room.view).cells.values()].reduce((sum, cell) => sum + cell.themes.length, 0)
      }),
    )
    times.parsing.push(clocked(() => JSON.parse(json)))
    times.document.push(clocked(() => workingDocument(room.view)))
  }
  const [reading, parsing, document] = [times.reading, times.parsing, times.document].map(median)
  const ratio = (reading ?? Number.NaN) / (parsing ?? Number.NaN)
  return {
    what: `whole readout of ${room.view.notes.size} notes in ${themes} themes, from verified records`,
    target: `at most ${firstReadoutMaxTimes} x JSON.parse of the same notes, marks and themes`,
    result:
      `${inMs(reading ?? Number.NaN)} = ${ratio.toFixed(1)} x JSON.parse (${inMs(parsing ?? Number.NaN)}); ` +
      `the working document ${inMs(document ?? Number.NaN)}`,
    ok: ratio <= firstReadoutMaxTimes,
  }
}

export const bench = async (): Promise<Row[]> => {
  const [small, large] = [await fullRoom(4), await fullRoom(40)]
  return [
    firstReadout(large),
    await inTurns('three notes grouped and signed', await groupingMeter(small), await groupingMeter(large)),
    await inTurns('the spotlight moved and signed', await spotlightMeter(small), await spotlightMeter(large)),
    await inTurns('one note arriving', await arrivalMeter(small), await arrivalMeter(large)),
  ]
}
