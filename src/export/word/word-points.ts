import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { plainLine } from '../../domain/document/plain-lines.ts'
import type {
  DocumentEarlierPoint,
  DocumentPoint,
  DocumentTally,
} from '../../domain/document/working-document.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import {
  becameWords,
  hasSeveralMeetings,
  isOpenPoint,
  meetingWords,
  pointWords,
  tableName,
  tallyTitle,
} from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { headFill, lineColour, millimetres, style } from './word-styles.ts'
import { paragraphOf } from './word-text.ts'

interface Column<Row> {
  readonly title: string
  readonly mm: number
  paragraphs(row: Row): readonly Paragraph[]
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: lineColour }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** What is the middle of a sentence elsewhere begins one here. */
const capital = (text: string, { language }: ExportLabels): string => {
  const [first = '', ...rest] = text.trim()
  return first.toLocaleUpperCase(language.tag) + rest.join('')
}

type Line = (text: string, as?: string) => readonly Paragraph[]

const lineWith =
  (labels: ExportLabels): Line =>
  (text, as = style.cell) =>
    plainLine(text) === '' ? [] : [paragraphOf(text, labels, { style: as })]

const whatColumn = (mm: number, labels: ExportLabels): Column<ActionPoint> => {
  const line = lineWith(labels)
  return {
    title: labels.column.what,
    mm,
    paragraphs: ({ what, how }) => [
      ...line(capital(what, labels)),
      ...line(how.trim() === '' ? '' : labels.by(how), style.cellSoft),
    ],
  }
}

/** This meeting's action points as a table, each with the table it comes from, where that is told. */
export const pointsTable = (points: readonly DocumentPoint[], labels: ExportLabels): Table => {
  const withTables = points.some(({ table }) => table !== undefined)
  const line = lineWith(labels)
  const { column } = labels
  const columns: readonly Column<DocumentPoint>[] = [
    whatColumn(withTables ? 66 : 89, labels),
    {
      title: column.who,
      mm: 30,
      paragraphs: (point) => [
        ...line(pointWords(point, labels).who),
        ...(isOpenPoint(point) ? line(labels.openPoint, style.cellSoft) : []),
      ],
    },
    { title: column.when, mm: 33, paragraphs: (point) => line(pointWords(point, labels).when) },
    { title: column.asks, mm: 22, paragraphs: ({ asks }) => line(asks) },
    ...(withTables
      ? [
          {
            title: column.table,
            mm: 23,
            paragraphs: ({ table }: DocumentPoint) => line(tableName(table, labels)),
          },
        ]
      : []),
  ]
  return tableOf(columns, points, labels)
}

/** Action points of earlier meetings: what became of each, and its meeting where there are several. */
export const earlierTable = (points: readonly DocumentEarlierPoint[], labels: ExportLabels): Table => {
  const several = hasSeveralMeetings(points)
  const line = lineWith(labels)
  const { column } = labels
  const columns: readonly Column<DocumentEarlierPoint>[] = [
    whatColumn(several ? 56 : 82, labels),
    { title: column.who, mm: 30, paragraphs: (point) => line(pointWords(point, labels).who) },
    {
      title: column.outcome,
      mm: several ? 52 : 62,
      paragraphs: (point) => [
        ...line(capital(becameWords(point, labels), labels)),
        ...line(point.outcome.learned === '' ? '' : labels.lesson(point.outcome.learned), style.cellSoft),
      ],
    },
    ...(several
      ? [
          {
            title: column.meeting,
            mm: 36,
            paragraphs: ({ meeting }: DocumentEarlierPoint) => line(meetingWords(meeting, labels)),
          },
        ]
      : []),
  ]
  return tableOf(columns, points, labels)
}

/** What became of action points, meeting by meeting. */
export const tallyTable = (history: readonly DocumentTally[], labels: ExportLabels): Table => {
  const count = (kind: 'actedOn' | 'changed' | 'letGo' | 'stillOpen'): Column<DocumentTally> => ({
    title: labels.tally[kind],
    mm: 24,
    paragraphs: (row) => [paragraphOf(String(row[kind]), labels, { style: style.cell })],
  })
  const meeting: Column<DocumentTally> = {
    title: labels.tally.meeting,
    mm: 78,
    paragraphs: (row) => [paragraphOf(tallyTitle(row, labels), labels, { style: style.cell })],
  }
  const counts = [count('actedOn'), count('changed'), count('letGo'), count('stillOpen')]
  return tableOf([meeting, ...counts], history, labels)
}

/** One row each, never broken over pages, the head again on each page. */
const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], labels: ExportLabels): Table => {
  const cell = (children: readonly Paragraph[], { mm }: Column<Row>, head: boolean) =>
    new TableCell({
      // A cell without a paragraph is no cell to Word.
      children: children.length > 0 ? [...children] : [paragraphOf('', labels, { style: style.cell })],
      width: { size: millimetres(mm), type: WidthType.DXA },
      ...(head ? { shading: { fill: headFill } } : {}),
    })
  return new Table({
    columnWidths: columns.map(({ mm }) => millimetres(mm)),
    width: { size: columns.reduce((sum, { mm }) => sum + millimetres(mm), 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: labels.language.direction === 'rtl',
    borders: {
      top: thin,
      bottom: thin,
      insideHorizontal: thin,
      left: none,
      right: none,
      insideVertical: none,
    },
    margins: {
      marginUnitType: WidthType.DXA,
      top: millimetres(1.4),
      bottom: millimetres(1.4),
      left: millimetres(1.6),
      right: millimetres(1.6),
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) =>
          cell([paragraphOf(column.title, labels, { style: style.cellHead })], column, true),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column) => cell(column.paragraphs(row), column, false)),
          }),
      ),
    ],
  })
}
