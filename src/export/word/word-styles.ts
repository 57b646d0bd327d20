import { AlignmentType, BorderStyle, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx'
import type { ExportLabels } from '../labels.ts'

/** Sizes of type are half points, lengths are twentieths of a point (twips), as Word counts. */
const point = 2
const twipsPerPoint = 20
const twipsPerMm = 56.7

export const millimetres = (mm: number): number => Math.round(mm * twipsPerMm)

const accent = '2F5D50'
const ink = '2B2822'
export const softInk = '5D574A'
export const lineColour = 'CFC7B6'
export const headFill = 'EFEAE0'

/** A4 with 18 mm at the sides leaves 174 mm for the words. */
export const page = { width: 210, height: 297, side: 18, top: 22, bottom: 20, head: 10 } as const
export const textWidth = millimetres(page.width - 2 * page.side)

/** Names of the document's own styles; someone who edits the file finds them in Word's list. */
export const style = {
  focus: 'Focus',
  prompt: 'Prompt',
  note: 'Note',
  themedNote: 'ThemedNote',
  pageHead: 'PageHead',
  pageFoot: 'PageFoot',
  cell: 'TableText',
  cellSoft: 'TableSoft',
  cellHead: 'TableHead',
  soft: 'Soft',
  contents: 'Contents',
  contentsHead: 'ContentsHead',
} as const

/** The two lists of notes: as bullets, and below a theme. */
export const noteList = 'notes'

const after = (points: number) => ({ spacing: { after: points * twipsPerPoint } })
const around = (before: number, below: number) => ({
  spacing: { before: before * twipsPerPoint, after: below * twipsPerPoint },
})

const paragraphStyle = (id: string, name: string, basedOn = 'Normal') => ({ id, name, basedOn })
/** Among those that Word offers first. */
const quick = { quickFormat: true }

/** Han signs look otherwise in each country: where the document's own language has none, the one with most readers. */
const eastAsianFonts: Readonly<Record<string, string>> = {
  zh: 'Microsoft YaHei',
  ja: 'Yu Gothic',
  ko: 'Malgun Gothic',
}
const eastAsian = (tag: string): { readonly tag: string; readonly font: string } => {
  const font = eastAsianFonts[tag.split('-')[0] ?? '']
  return font ? { tag, font } : { tag: 'zh-CN', font: 'Microsoft YaHei' }
}

/** Real Word styles, so that the outline, a table of contents and a house's own template work with the file. */
export const wordStyles = ({ language }: ExportLabels): IStylesOptions => ({
  default: {
    document: {
      run: {
        // On every Word there is; the last serves Arabic, Hebrew and Persian.
        font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: eastAsian(language.tag).font, cs: 'Arial' },
        size: 11 * point,
        color: ink,
        language: {
          value: language.tag,
          eastAsia: eastAsian(language.tag).tag,
          bidirectional: language.direction === 'rtl' ? language.tag : 'ar',
        },
      },
      paragraph: { spacing: { after: 6 * twipsPerPoint, line: 264 } },
    },
    title: {
      run: { size: 26 * point, bold: true, color: ink },
      paragraph: { ...after(2), keepNext: true },
    },
    heading1: {
      run: { size: 16 * point, bold: true, color: accent },
      paragraph: { ...around(18, 6), keepNext: true, keepLines: true },
    },
    heading2: {
      run: { size: 12.5 * point, bold: true, color: ink },
      paragraph: { ...around(12, 2), keepNext: true, keepLines: true },
    },
    heading3: {
      run: { size: 11 * point, bold: true, color: ink },
      paragraph: { ...around(6, 2), keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    { ...paragraphStyle(style.focus, 'Focus'), ...quick, run: { size: 14 * point }, paragraph: after(6) },
    {
      ...paragraphStyle(style.prompt, 'Prompt'),
      ...quick,
      run: { italics: true, color: softInk, size: 10 * point },
      paragraph: { ...after(4), keepNext: true, keepLines: true },
    },
    { ...paragraphStyle(style.note, 'Note'), ...quick, paragraph: { ...after(3), keepLines: true } },
    { ...paragraphStyle(style.themedNote, 'Note in a theme', style.note), ...quick },
    { ...paragraphStyle(style.soft, 'Soft'), ...quick, run: { color: softInk, size: 10 * point } },
    {
      ...paragraphStyle(style.contentsHead, 'Contents head'),
      run: { bold: true, color: accent },
      paragraph: { ...around(10, 2), keepNext: true },
    },
    { ...paragraphStyle(style.contents, 'Contents'), paragraph: { ...after(1), keepLines: true } },
    { ...paragraphStyle(style.cell, 'Table text'), run: { size: 10.5 * point }, paragraph: after(0) },
    {
      ...paragraphStyle(style.cellSoft, 'Table text, soft', style.cell),
      run: { color: softInk, size: 9.5 * point },
    },
    {
      ...paragraphStyle(style.cellHead, 'Table head', style.cell),
      run: { bold: true, color: softInk, size: 9.5 * point },
      paragraph: { keepNext: true },
    },
    {
      ...paragraphStyle(style.pageHead, 'Page head'),
      run: { color: softInk, size: 9 * point },
      paragraph: {
        ...after(0),
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: lineColour } },
      },
    },
    {
      ...paragraphStyle(style.pageFoot, 'Page foot'),
      run: { color: softInk, size: 9 * point },
      paragraph: after(0),
    },
  ],
})

/** Bullets on two levels: notes by themselves, and notes in a theme. */
export const wordLists: INumberingOptions = {
  config: [
    {
      reference: noteList,
      levels: [0, 1].map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level === 0 ? '•' : '–',
        alignment: AlignmentType.START,
        style: {
          paragraph: { indent: { start: millimetres(5 + 5 * level), hanging: millimetres(5) } },
        },
      })),
    },
  ],
}
