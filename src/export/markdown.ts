import type {
  DocumentCell,
  DocumentNote,
  DocumentNotes,
  DocumentParked,
  DocumentStage,
  DocumentTable,
  DocumentTally,
  DocumentTheme,
  WorkingDocument,
} from '../domain/document/working-document.ts'
import type { ActionPoint, Outcome } from '../domain/records/records.ts'
import { outcomeWords, placeOf, pointWords, stageTitle, tableName } from './document-words.ts'
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
    ...section(labels.focus, paragraph(document.focus)),
    `## ${labels.points}`,
    document.points.length === 0 ? labels.noPoints : pointList(document.points, labels),
    ...writeLearned(document, labels),
    ...document.stages.flatMap((stage) => stageBlocks(stage, document, labels)),
    ...earlier(document, labels),
    ...section(labels.parked, noteList(document.parked, labels)),
    ...section(labels.elsewhere, notesBody(document.elsewhere, document, labels)),
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

const pointList = (
  points: readonly (ActionPoint & {
    readonly table?: DocumentTable | undefined
    readonly outcome?: Outcome
  })[],
  labels: ExportLabels,
): string =>
  points
    .map((point, index) => {
      const words = pointWords(point, labels)
      const sentence = labels.point({
        who: escapeMarkdown(words.who),
        what: escapeMarkdown(words.what),
        how: escapeMarkdown(words.how),
        when: escapeMarkdown(words.when),
        asks: escapeMarkdown(words.asks),
      })
      const aside = [
        escapeMarkdown(tableName(point.table, labels)),
        ...(point.outcome ? [escapeMarkdown(outcomeWords(point.outcome, labels))] : []),
        ...(point.taken || point.outcome ? [] : [labels.openPoint]),
      ].filter((part) => part !== '')
      return `${index + 1}. ${sentence}${aside.length > 0 ? ` (${aside.join('; ')})` : ''}`
    })
    .join('\n')

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

const cellBlocks = (
  cell: DocumentCell,
  document: WorkingDocument,
  labels: ExportLabels,
): readonly string[] => {
  const body = notesBody(cell, document, labels)
  if (body === '') return []
  const title = labels.cell(
    escapeMarkdown(labels.say(cell.row.title)),
    escapeMarkdown(labels.say(cell.column.title)),
  )
  const prompt = escapeMarkdown(labels.say(cell.prompt))
  return [`### ${title}`, prompt === '' ? '' : `*${prompt}*`, body]
}

const writeLearned = (document: WorkingDocument, labels: ExportLabels): readonly string[] => {
  const blocks = document.learned.flatMap((cell) => cellBlocks(cell, document, labels))
  return blocks.length === 0 ? [] : [`## ${labels.learned}`, ...blocks]
}

const stageBlocks = (
  stage: DocumentStage,
  document: WorkingDocument,
  labels: ExportLabels,
): readonly string[] => {
  const blocks = stage.cells.flatMap((cell) => cellBlocks(cell, document, labels))
  return [writeHeading(2, stageTitle(stage, labels)), ...(blocks.length === 0 ? [labels.stageEmpty] : blocks)]
}

const earlier = (document: WorkingDocument, labels: ExportLabels): readonly string[] =>
  document.earlier
    ? [
        ...section(
          labels.earlier(escapeMarkdown(document.earlier.title)),
          pointList(document.earlier.points, labels),
        ),
        ...historyTable(document.earlier.history, labels),
      ]
    : []

/** Only where there is more than this one meeting to tell of. */
const historyTable = (
  history: readonly DocumentTally[],
  { history: title, tally, thisMeeting }: ExportLabels,
): readonly string[] => {
  if (history.length < 2) return []
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    `### ${title}`,
    [
      line([tally.meeting, tally.actedOn, tally.changed, tally.letGo, tally.stillOpen]),
      line(['---', '---:', '---:', '---:', '---:']),
      ...history.map(({ title: name, actedOn, changed, letGo, stillOpen }) =>
        line([name === undefined ? thisMeeting : escapeMarkdown(name), actedOn, changed, letGo, stillOpen]),
      ),
    ].join('\n'),
  ]
}
