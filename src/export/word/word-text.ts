import { type IParagraphOptions, type IRunOptions, Paragraph, TextRun } from 'docx'
import { plainLine, plainLines } from '../../domain/document/plain-lines.ts'
import type { ExportLabels } from '../labels.ts'
import { firstDirection, splitByDirection } from '../text-direction.ts'

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'color' | 'size'>

/** A text as runs of one direction each: Word asks to be told where a run is read from right to left. */
const lineRuns = (line: string, look: Look, breakBefore: boolean): readonly TextRun[] =>
  splitByDirection(line).map(
    ({ text, rightToLeft }, index) =>
      new TextRun({
        text,
        ...look,
        ...(rightToLeft ? { rightToLeft } : {}),
        ...(breakBefore && index === 0 ? { break: 1 } : {}),
      }),
  )

/** What somebody wrote, its lines kept. */
export const runs = (text: string, look: Look = {}): readonly TextRun[] =>
  plainLines(text).flatMap((line, index) => lineRuns(line, look, index > 0))

/** Words of ours or a short name beside it, on the same line; blanks at its ends are kept. */
export const inlineRuns = (text: string, look: Look = {}): readonly TextRun[] => lineRuns(text, look, false)

/** A paragraph that is read in the direction of the text in it; where that says nothing, in the document's own. */
export const paragraphOf = (
  text: string,
  { language }: ExportLabels,
  options: Omit<IParagraphOptions, 'text' | 'bidirectional'> = {},
): Paragraph =>
  new Paragraph({
    children: [...runs(text)],
    ...options,
    bidirectional: (firstDirection(plainLine(text)) ?? language.direction) === 'rtl',
  })
