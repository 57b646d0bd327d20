import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { DocumentTable, DocumentTally } from '../../domain/document/working-document.ts'
import type { ActionPoint, Outcome } from '../../domain/records/records.ts'
import { outcomeWords, tableName } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { plainLine } from '../plain-lines.ts'
import { headFill, lineColour, millimetres, style } from './word-styles.ts'
import { paragraphOf } from './word-text.ts'

/** An action point for the table: with the table it comes from, where that is told. */
interface PointRow extends ActionPoint {
  readonly table?: DocumentTable | undefined
  /** What became of it, where it is an earlier meeting's. */
  readonly outcome?: Outcome
}

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

const columnsOf = (labels: ExportLabels, points: readonly PointRow[]): readonly Column<PointRow>[] => {
  const withTables = points.some(({ table }) => table !== undefined)
  const lookingBack = points.some(({ outcome }) => outcome !== undefined)
  const line = (text: string, as: string = style.cell) =>
    plainLine(text) === '' ? [] : [paragraphOf(text, labels, { style: as })]
  const { column } = labels
  return [
    {
      title: column.what,
      mm: withTables || lookingBack ? 66 : 89,
      paragraphs: ({ what, how }) => [
        ...line(capital(what, labels)),
        ...line(how.trim() === '' ? '' : labels.by(how), style.cellSoft),
      ],
    },
    {
      title: column.who,
      mm: 30,
      paragraphs: ({ who, taken }) => [
        ...line(who),
        ...(taken || lookingBack ? [] : line(labels.openPoint, style.cellSoft)),
      ],
    },
    { title: column.when, mm: 33, paragraphs: ({ when }) => line(when === '' ? '' : labels.day(when)) },
    ...(lookingBack
      ? [
          {
            title: column.outcome,
            mm: 45,
            paragraphs: ({ outcome }: PointRow) => line(outcome ? outcomeWords(outcome, labels) : ''),
          },
        ]
      : [{ title: column.asks, mm: 22, paragraphs: ({ asks }: PointRow) => line(asks) }]),
    ...(withTables
      ? [{ title: column.table, mm: 23, paragraphs: ({ table }: PointRow) => line(tableName(table, labels)) }]
      : []),
  ]
}

/** Action points as a table. */
export const pointsTable = (points: readonly PointRow[], labels: ExportLabels): Table =>
  tableOf(columnsOf(labels, points), points, labels)

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
    paragraphs: ({ title }) => [
      paragraphOf(plainLine(title ?? labels.thisMeeting), labels, { style: style.cell }),
    ],
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
