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
import { needsContents } from '../../domain/document/document-length.ts'
import { plainLine, plainLines } from '../../domain/document/plain-lines.ts'
import {
  type DocumentCell,
  type DocumentStage,
  isTitle,
  type WorkingDocument,
} from '../../domain/document/working-document.ts'
import type { CellId } from '../../domain/template/template.ts'
import { hasNotes, learnedCells, meetingWords, nextWords, stageTitle } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { contentsBlocks, markedHeading } from './word-contents.ts'
import { wordCore } from './word-core.ts'
import { type AtEnd, lessonParagraph, noteParagraphs, notesParagraphs } from './word-notes.ts'
import { earlierTable, pointsTable, tallyTable } from './word-points.ts'
import { millimetres, page, style, textWidth, wordLists, wordStyles } from './word-styles.ts'
import { inlineRuns, paragraphOf } from './word-text.ts'
import { fixZipDates } from './zip-dates.ts'

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
        children: [...allBlocks(document, labels)],
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

const rightEdge = { type: TabStopType.RIGHT, position: textWidth }

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

const createHeading = (text: string, labels: ExportLabels, level: Level): Paragraph =>
  paragraphOf(text, labels, { heading: level })

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel]

const soft = (text: string, labels: ExportLabels): Paragraph =>
  paragraphOf(text, labels, { style: style.soft })

/** What people look for first. A long document says here what else there is. */
const firstPage = (document: WorkingDocument, labels: ExportLabels): readonly Part[] => {
  const learned = document.learned.filter(hasNotes)
  const { earlier, points, tableCount } = document
  return [
    {
      title: labels.focus,
      body: () =>
        (isTitle(document) ? [] : plainLines(document.focus)).map((line) =>
          paragraphOf(line, labels, { style: style.focus }),
        ),
    },
    {
      title: labels.becameOf,
      body: () =>
        earlier === undefined || earlier.points.length === 0
          ? []
          : [
              soft(labels.fromMeeting(meetingWords(earlier, labels)), labels),
              earlierTable(earlier.points, labels),
            ],
    },
    {
      title: labels.points,
      body: () => [points.length === 0 ? soft(labels.noPoints, labels) : pointsTable(points, labels)],
    },
    {
      title: labels.learned,
      body: () =>
        learned.flatMap((cell) => [
          ...(learned.length > 1
            ? [createHeading(cellTitle(cell, labels), labels, HeadingLevel.HEADING_2)]
            : []),
          ...notesParagraphs(cell, tableCount, labels),
        ]),
    },
  ]
}

/** A heading and what stands below it; nothing at all where that is nothing. */
interface Part {
  readonly title: string
  body(atEnd: AtEnd): readonly Block[]
}

const furtherPages = (document: WorkingDocument, labels: ExportLabels): readonly Part[] => {
  const { stages, earlier, parked, elsewhere, tableCount } = document
  const quoted = learnedCells(document)
  return [
    ...stages.map((stage) => ({
      title: stageTitle(stage, labels),
      body: (atEnd: AtEnd) => stageBlocks(stage, tableCount, labels, quoted, atEnd),
    })),
    {
      title: labels.history,
      // Only where there is more than this one meeting to tell of.
      body: () =>
        earlier === undefined || earlier.history.length < 2 ? [] : [tallyTable(earlier.history, labels)],
    },
    {
      title: labels.lessons,
      body: () => (earlier?.lessons ?? []).map((lesson) => lessonParagraph(lesson, labels)),
    },
    { title: labels.parked, body: (atEnd) => noteParagraphs(parked, labels, atEnd) },
    { title: labels.elsewhere, body: (atEnd) => notesParagraphs(elsewhere, tableCount, labels, atEnd) },
  ]
}

const stageBlocks = (
  stage: DocumentStage,
  tableCount: number,
  labels: ExportLabels,
  quoted: ReadonlySet<CellId>,
  atEnd: AtEnd,
): readonly Block[] => {
  const cells = stage.cells.filter(hasNotes)
  if (cells.length === 0) return [soft(labels.stageEmpty, labels)]
  return cells.flatMap((cell) => [
    createHeading(cellTitle(cell, labels), labels, HeadingLevel.HEADING_2),
    ...(plainLine(cell.prompt) === ''
      ? []
      : [paragraphOf(labels.say(cell.prompt), labels, { style: style.prompt })]),
    ...(quoted.has(cell.cell)
      ? [soft(labels.seeLearned, labels)]
      : notesParagraphs(cell, tableCount, labels, cell === cells.at(-1) ? atEnd : 'apart')),
  ])
}

/** The whole document's blocks, each part under its heading, beginning with its title. */
const allBlocks = (document: WorkingDocument, labels: ExportLabels): readonly Block[] => {
  const { title, heldOn, tableCount, withdrawn, hidden } = document
  const counts = [
    ...(withdrawn > 0 ? [labels.withdrawn(withdrawn)] : []),
    ...(hidden > 0 ? [labels.hidden(hidden)] : []),
  ]
  const facts = [
    ...(heldOn === undefined ? [] : [labels.day(heldOn)]),
    ...(tableCount > 0 ? [labels.tableCount(tableCount)] : []),
  ]
  const parts = [...firstPage(document, labels), ...furtherPages(document, labels)]
    .map(({ title: words, body }) => ({ title: words, body, blocks: body('apart') }))
    .filter(({ blocks }) => blocks.length > 0)
  const next = plainLine(nextWords(document, labels))
  const isFollowed = next !== '' || counts.length > 0
  const withContents = needsContents(document)
  return [
    ...(plainLine(title) === '' ? [] : [createHeading(title, labels, HeadingLevel.TITLE)]),
    ...(facts.length === 0 ? [] : [soft(facts.join(' · '), labels)]),
    ...(withContents ? contentsBlocks(parts, labels) : []),
    ...parts.flatMap(({ title: words, body, blocks }, index) => [
      withContents
        ? markedHeading(words, index, labels)
        : createHeading(words, labels, HeadingLevel.HEADING_1),
      // Only the last part has to know that it is.
      ...(index < parts.length - 1 ? blocks : body(isFollowed ? 'followed' : 'last')),
    ]),
    ...(next === '' ? [] : [paragraphOf(next, labels)]),
    ...(counts.length > 0 ? [soft(counts.join(' '), labels)] : []),
  ]
}

const cellTitle = ({ row, column }: DocumentCell, labels: ExportLabels): string =>
  labels.cell(labels.say(row.title), labels.say(column.title))
