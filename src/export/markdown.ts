import {
  type DocumentCell,
  type DocumentEarlier,
  type DocumentEarlierPoint,
  type DocumentNote,
  type DocumentNotes,
  type DocumentParked,
  type DocumentPoint,
  type DocumentStage,
  type DocumentTally,
  type DocumentTheme,
  isTitle,
  type WorkingDocument,
} from '../domain/document/working-document.ts'
import type { CellId } from '../domain/template/template.ts'
import {
  becameWords,
  hasSeveralMeetings,
  isOpenPoint,
  learnedCells,
  lessonOrigin,
  meetingWords,
  nextWords,
  placeOf,
  pointWords,
  stageTitle,
  tableName,
  tallyTitle,
} from './document-words.ts'
import { escapeMarkdown, markdownLines } from './escape-markdown.ts'
import type { ExportLabels } from './labels.ts'

/**
 * The working document as CommonMark, with nothing in it but the document and the labels: no clock, no locale of the
 * device, so that every device that knows the same room writes the same bytes. Lines end with LF.
 */
export const markdown = (document: WorkingDocument, labels: ExportLabels): string => {
  const blocks = [
    writeHeading(1, document.title),
    facts(document, labels),
    ...section(labels.focus, isTitle(document) ? '' : paragraph(document.focus)),
    ...becameOf(document.earlier, labels),
    `## ${labels.points}`,
    document.points.length === 0 ? labels.noPoints : pointList(document.points, labels),
    ...writeLearned(document, labels),
    ...document.stages.flatMap((stage) => stageBlocks(stage, document, labels)),
    ...overMeetings(document.earlier, labels),
    ...section(labels.parked, noteList(document.parked, labels)),
    ...section(labels.elsewhere, notesBody(document.elsewhere, document, labels)),
    escapeMarkdown(nextWords(document, labels)),
    ...(document.withdrawn + document.hidden > 0 ? ['---'] : []),
    ...(document.withdrawn > 0 ? [labels.withdrawn(document.withdrawn)] : []),
    ...(document.hidden > 0 ? [labels.hidden(document.hidden)] : []),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** When it was held and how many tables there were, where either is known. */
const facts = ({ heldOn, tableCount }: WorkingDocument, labels: ExportLabels): string =>
  [
    ...(heldOn === undefined ? [] : [labels.day(heldOn)]),
    ...(tableCount > 0 ? [labels.tableCount(tableCount)] : []),
  ].join(' · ')

const writeHeading = (level: number, text: string): string => {
  const words = escapeMarkdown(text)
  return words === '' ? '' : `${'#'.repeat(level)} ${words}`
}

/** A heading and its text, or nothing where there is no text. */
const section = (title: string, body: string): readonly string[] => (body === '' ? [] : [`## ${title}`, body])

/** Two blanks before the line feed make a line break in every Markdown. */
const paragraph = (text: string): string => markdownLines(text).join('  \n')

/** A numbered list: each line, and in brackets behind it what is said of it. */
const writeNumbered = (
  lines: readonly { readonly line: string; readonly aside: readonly string[] }[],
): string =>
  lines
    .map(({ line, aside }, index) => {
      const said = aside.filter((part) => part !== '')
      return `${index + 1}. ${line}${said.length > 0 ? ` (${said.join('; ')})` : ''}`
    })
    .join('\n')

const pointList = (points: readonly DocumentPoint[], labels: ExportLabels): string =>
  writeNumbered(
    points.map((point) => {
      const words = pointWords(point, labels)
      return {
        line: labels.point({
          who: escapeMarkdown(words.who),
          what: escapeMarkdown(words.what),
          how: escapeMarkdown(words.how),
          when: escapeMarkdown(words.when),
          asks: escapeMarkdown(words.asks),
        }),
        aside: [escapeMarkdown(tableName(point.table, labels)), isOpenPoint(point) ? labels.openPoint : ''],
      }
    }),
  )

const earlierList = (points: readonly DocumentEarlierPoint[], labels: ExportLabels): string => {
  const several = hasSeveralMeetings(points)
  return writeNumbered(
    points.map((point) => {
      const { who, what, how } = pointWords(point, labels)
      const learned = escapeMarkdown(point.outcome.learned)
      return {
        line: labels.promised({
          who: escapeMarkdown(who),
          what: escapeMarkdown(what),
          how: escapeMarkdown(how),
        }),
        aside: [
          escapeMarkdown(becameWords(point, labels)),
          learned === '' ? '' : labels.lesson(learned),
          several ? labels.fromMeeting(escapeMarkdown(meetingWords(point.meeting, labels))) : '',
        ],
      }
    }),
  )
}

/** Right after the focus: the first thing that a meeting which continues another is about. */
const becameOf = (earlier: DocumentEarlier | undefined, labels: ExportLabels): readonly string[] =>
  earlier === undefined || earlier.points.length === 0
    ? []
    : [
        `## ${labels.becameOf}`,
        labels.fromMeeting(escapeMarkdown(meetingWords(earlier, labels))),
        earlierList(earlier.points, labels),
      ]

const noteText = (note: DocumentNote | DocumentParked, labels: ExportLabels, indent: string): string => {
  const from = [tableName(note.table, labels), note.by ?? '', placeOf(note, labels)]
    .map(escapeMarkdown)
    .filter((part) => part !== '')
  const star = note.starred ? `${labels.starred} ` : ''
  const words = markdownLines(note.text).join(`  \n${indent}  `)
  return `${indent}- ${star}${words}${from.length > 0 ? ` (${from.join(', ')})` : ''}`
}

const noteList = (notes: readonly DocumentNote[], labels: ExportLabels, indent = ''): string =>
  notes.map((note) => noteText(note, labels, indent)).join('\n')

const themeText = (theme: DocumentTheme, of: number, labels: ExportLabels): string =>
  [
    `- **${escapeMarkdown(theme.name) || labels.unnamedTheme}** (${labels.agree(theme.agree, of)})`,
    noteList(theme.notes, labels, '  '),
  ].join('\n')

const notesBody = (
  { themes, notes }: DocumentNotes,
  document: WorkingDocument,
  labels: ExportLabels,
): string =>
  [
    ...themes.map((theme) => themeText(theme, document.tableCount, labels)),
    ...(notes.length > 0 ? [noteList(notes, labels)] : []),
  ].join('\n')

/** @param quoted the cells that are quoted elsewhere and only referred to here. */
const cellBlocks = (
  cell: DocumentCell,
  document: WorkingDocument,
  labels: ExportLabels,
  quoted: ReadonlySet<CellId>,
): readonly string[] => {
  const body = notesBody(cell, document, labels)
  if (body === '') return []
  const title = labels.cell(
    escapeMarkdown(labels.say(cell.row.title)),
    escapeMarkdown(labels.say(cell.column.title)),
  )
  const prompt = escapeMarkdown(labels.say(cell.prompt))
  return [
    `### ${title}`,
    prompt === '' ? '' : `*${prompt}*`,
    quoted.has(cell.cell) ? labels.seeLearned : body,
  ]
}

const writeLearned = (document: WorkingDocument, labels: ExportLabels): readonly string[] => {
  const blocks = document.learned.flatMap((cell) => cellBlocks(cell, document, labels, new Set()))
  return blocks.length === 0 ? [] : [`## ${labels.learned}`, ...blocks]
}

const stageBlocks = (
  stage: DocumentStage,
  document: WorkingDocument,
  labels: ExportLabels,
): readonly string[] => {
  const quoted = learnedCells(document)
  const blocks = stage.cells.flatMap((cell) => cellBlocks(cell, document, labels, quoted))
  return [writeHeading(2, stageTitle(stage, labels)), ...(blocks.length === 0 ? [labels.stageEmpty] : blocks)]
}

/** What the meetings before this one leave: counts of action points, and what was learned from them. */
const overMeetings = (earlier: DocumentEarlier | undefined, labels: ExportLabels): readonly string[] => {
  if (earlier === undefined) return []
  const lessons = earlier.lessons.map((lesson) => {
    const origin = escapeMarkdown(lessonOrigin(lesson, labels))
    return `- ${escapeMarkdown(lesson.learned)} (${origin})`
  })
  return [
    ...historyTable(earlier.history, labels),
    ...(lessons.length === 0 ? [] : [`## ${labels.lessons}`, lessons.join('\n')]),
  ]
}

/** Only where there is more than this one meeting to tell of. */
const historyTable = (history: readonly DocumentTally[], labels: ExportLabels): readonly string[] => {
  if (history.length < 2) return []
  const { history: title, tally } = labels
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    `## ${title}`,
    [
      line([tally.meeting, tally.actedOn, tally.changed, tally.letGo, tally.stillOpen]),
      line(['---', '---:', '---:', '---:', '---:']),
      ...history.map((row) =>
        line([escapeMarkdown(tallyTitle(row, labels)), row.actedOn, row.changed, row.letGo, row.stillOpen]),
      ),
    ].join('\n'),
  ]
}
