import {
  BookmarkEnd,
  BookmarkStart,
  HeadingLevel,
  InternalHyperlink,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { plainLine } from '../../domain/document/plain-lines.ts'
import type { ExportLabels } from '../labels.ts'
import { firstDirection } from '../text-direction.ts'
import { style, textWidth } from './word-styles.ts'
import { inlineRuns, paragraphOf } from './word-text.ts'

const bookmarkOf = (index: number): string => `part${index + 1}`

/**
 * A bookmark around them. Not by the library's own `Bookmark`: that counts over all files of a session, so that the same
 * document would be other bytes the second time. Its parts stand in a paragraph just as well; only the types leave them out.
 */
const markedRuns = (runs: readonly TextRun[], index: number): readonly ParagraphChild[] => {
  const start: unknown = new BookmarkStart(bookmarkOf(index), index + 1)
  const end: unknown = new BookmarkEnd(index + 1)
  return [start as TextRun, ...runs, end as TextRun]
}

const isRightToLeft = (text: string, { language }: ExportLabels) =>
  (firstDirection(plainLine(text)) ?? language.direction) === 'rtl'

/** A part's heading that the list of contents can point to. */
export const markedHeading = (title: string, index: number, labels: ExportLabels): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    bidirectional: isRightToLeft(title, labels),
    children: markedRuns(inlineRuns(plainLine(title)), index),
  })

/**
 * The parts with their pages, as links. Not Word's own table of contents: that is empty until somebody agrees to have it
 * filled, and asks about it whenever the file is opened.
 */
export const contentsBlocks = (
  parts: readonly { readonly title: string }[],
  labels: ExportLabels,
): readonly Paragraph[] => [
  paragraphOf(labels.contents, labels, { style: style.contentsHead }),
  ...parts.map(
    ({ title }, index) =>
      new Paragraph({
        style: style.contents,
        bidirectional: labels.language.direction === 'rtl',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: 'dot' }],
        children: [
          new InternalHyperlink({ anchor: bookmarkOf(index), children: [...inlineRuns(plainLine(title))] }),
          new TextRun({ children: [new Tab()] }),
          new PageReference(bookmarkOf(index)),
        ],
      }),
  ),
]
