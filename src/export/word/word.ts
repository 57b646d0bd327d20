import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { DocumentCell, DocumentStage, WorkingDocument } from '../../domain/document/working-document.ts'
import { stageTitle } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { plainLine, plainLines } from '../plain-lines.ts'
import { wordCore } from './word-core.ts'
import { noteParagraph, notesParagraphs } from './word-notes.ts'
import { pointsTable, tallyTable } from './word-points.ts'
import { millimetres, style, wordLists, wordStyles } from './word-styles.ts'
import { inlineRuns, paragraphOf } from './word-text.ts'
import { fixZipDates } from './zip-dates.ts'

/** A4 with 18 mm at the sides leaves 174 mm for the words. */
const page = { width: 210, height: 297, side: 18, top: 22, bottom: 20, head: 10 } as const
/** A header of one line. */
const headTitleMaxLength = 80

type Block = Paragraph | Table

/**
 * The working document as a Word file. Made of the document and the labels alone, with no clock and no chance in it, so
 * that the same room makes the same bytes on every device.
 */
export const wordDocument = async (document: WorkingDocument, labels: ExportLabels): Promise<Uint8Array> => {
  const file = new Document({
    title: plainLine(document.title),
    styles: wordStyles(labels),
    numbering: wordLists,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: millimetres(page.width), height: millimetres(page.height) },
            margin: {
              top: millimetres(page.top),
              bottom: millimetres(page.bottom),
              left: millimetres(page.side),
              right: millimetres(page.side),
              header: millimetres(page.head),
              footer: millimetres(page.head),
            },
          },
        },
        headers: { default: new Header({ children: [pageHead(document, labels)] }) },
        footers: {
          default: new Footer({ children: [pageFoot(labels)] }),
          first: new Footer({ children: [pageFoot(labels)] }),
        },
        children: [...firstPage(document, labels), ...furtherPages(document, labels)],
      },
    ],
  })
  const bytes = new Uint8Array(
    await Packer.toArrayBuffer(file, undefined, [
      { path: 'docProps/core.xml', data: wordCore(document, labels) },
    ]),
  )
  fixZipDates(bytes)
  return bytes
}

const rightEdge = { type: TabStopType.RIGHT, position: millimetres(page.width - 2 * page.side) }

const pageHead = ({ title, heldOn }: WorkingDocument, labels: ExportLabels): Paragraph => {
  const words = [...plainLine(title)]
  const short =
    words.length > headTitleMaxLength ? `${words.slice(0, headTitleMaxLength).join('')}…` : words.join('')
  return new Paragraph({
    style: style.pageHead,
    tabStops: [rightEdge],
    bidirectional: labels.language.direction === 'rtl',
    children: [...inlineRuns(short), ...inlineRuns(heldOn === undefined ? '' : `\t${labels.day(heldOn)}`)],
  })
}

const pageFoot = (labels: ExportLabels): Paragraph =>
  new Paragraph({
    style: style.pageFoot,
    tabStops: [rightEdge],
    bidirectional: labels.language.direction === 'rtl',
    children: [
      ...inlineRuns(labels.madeWith),
      new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  })

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel]

const createHeading = (
  text: string,
  labels: ExportLabels,
  level: Level,
  pageBreakBefore = false,
): Paragraph => paragraphOf(text, labels, { heading: level, pageBreakBefore })

const firstPage = (document: WorkingDocument, labels: ExportLabels): readonly Block[] => {
  const learned = document.learned.filter(hasNotes)
  const facts = [
    ...(document.heldOn === undefined ? [] : [labels.day(document.heldOn)]),
    ...(document.tableCount > 0 ? [labels.tableCount(document.tableCount)] : []),
  ]
  return [
    ...(plainLine(document.title) === '' ? [] : [createHeading(document.title, labels, HeadingLevel.TITLE)]),
    ...(facts.length === 0 ? [] : [paragraphOf(facts.join(' · '), labels, { style: style.soft })]),
    ...section(
      labels.focus,
      plainLines(document.focus).map((line) => paragraphOf(line, labels, { style: style.focus })),
      labels,
    ),
    ...section(
      labels.points,
      [
        document.points.length === 0
          ? paragraphOf(labels.noPoints, labels, { style: style.soft })
          : pointsTable(document.points, labels),
      ],
      labels,
    ),
    ...section(
      labels.learned,
      learned.flatMap((cell) => [
        ...(learned.length > 1
          ? [createHeading(cellTitle(cell, labels), labels, HeadingLevel.HEADING_2)]
          : []),
        ...notesParagraphs(cell, document.tableCount, labels),
      ]),
      labels,
    ),
  ]
}

/** A heading and what stands below it, or nothing where that is nothing. */
const section = (
  title: string,
  body: readonly Block[],
  labels: ExportLabels,
  level: Level = HeadingLevel.HEADING_1,
): readonly Block[] => (body.length === 0 ? [] : [createHeading(title, labels, level), ...body])

const furtherPages = (document: WorkingDocument, labels: ExportLabels): readonly Block[] => {
  const { stages, earlier, parked, elsewhere, withdrawn, hidden, tableCount } = document
  const counts = [
    ...(withdrawn > 0 ? [labels.withdrawn(withdrawn)] : []),
    ...(hidden > 0 ? [labels.hidden(hidden)] : []),
  ]
  return [
    ...stages.flatMap((stage, index) => stageBlocks(stage, tableCount, labels, index === 0)),
    ...(earlier === undefined || earlier.points.length === 0
      ? []
      : section(
          labels.earlier(plainLine(earlier.title)),
          [
            pointsTable(earlier.points, labels),
            // Only where there is more than this one meeting to tell of.
            ...(earlier.history.length < 2
              ? []
              : section(
                  labels.history,
                  [tallyTable(earlier.history, labels)],
                  labels,
                  HeadingLevel.HEADING_2,
                )),
          ],
          labels,
        )),
    ...section(
      labels.parked,
      parked.map((note) => noteParagraph(note, labels)),
      labels,
    ),
    ...section(labels.elsewhere, notesParagraphs(elsewhere, tableCount, labels), labels),
    ...counts.map((count) => paragraphOf(count, labels, { style: style.soft })),
  ]
}

const stageBlocks = (
  stage: DocumentStage,
  tableCount: number,
  labels: ExportLabels,
  first: boolean,
): readonly Block[] => {
  const cells = stage.cells.filter(hasNotes)
  return [
    createHeading(stageTitle(stage, labels), labels, HeadingLevel.HEADING_1, first),
    ...(cells.length === 0 ? [paragraphOf(labels.stageEmpty, labels, { style: style.soft })] : []),
    ...cells.flatMap((cell) => [
      createHeading(cellTitle(cell, labels), labels, HeadingLevel.HEADING_2),
      ...(plainLine(cell.prompt) === ''
        ? []
        : [paragraphOf(labels.say(cell.prompt), labels, { style: style.prompt })]),
      ...notesParagraphs(cell, tableCount, labels),
    ]),
  ]
}

const cellTitle = ({ row, column }: DocumentCell, labels: ExportLabels): string =>
  labels.cell(labels.say(row.title), labels.say(column.title))

const hasNotes = ({ themes, notes }: Pick<DocumentCell, 'themes' | 'notes'>): boolean =>
  themes.length > 0 || notes.length > 0
