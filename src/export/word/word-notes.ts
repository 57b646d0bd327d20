import { HeadingLevel, Paragraph } from 'docx'
import { plainLine } from '../../domain/document/plain-lines.ts'
import type {
  DocumentNote,
  DocumentNotes,
  DocumentParked,
  DocumentTheme,
} from '../../domain/document/working-document.ts'
import type { Lesson } from '../../domain/records/records.ts'
import { lessonOrigin, placeOf, tableName } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { firstDirection } from '../text-direction.ts'
import { noteList, softInk, style } from './word-styles.ts'
import { inlineRuns, runs } from './word-text.ts'

/** More names than this in a heading are no help: each note says its table anyway. */
const namedTablesMax = 6

/** Beside a name in the other direction, a phrase of ours that begins with a number would be read from its other end. */
const leftToRightMark = '\u200E'
const rightToLeftMark = '\u200F'

const soft = { color: softInk, bold: false }

const isRightToLeft = (text: string, { language }: ExportLabels) =>
  (firstDirection(plainLine(text)) ?? language.direction) === 'rtl'

/** A note in its own words, and behind it, softer, the table and where names are kept the writer. */
export const noteParagraph = (
  note: DocumentNote | DocumentParked,
  labels: ExportLabels,
  { level = 0, keepNext = false }: { readonly level?: 0 | 1; readonly keepNext?: boolean } = {},
): Paragraph => {
  const from = [tableName(note.table, labels), note.by ?? '', placeOf(note, labels)]
    .map(plainLine)
    .filter((part) => part !== '')
  return new Paragraph({
    style: level === 0 ? style.note : style.themedNote,
    keepNext,
    numbering: { reference: noteList, level, custom: true },
    bidirectional: isRightToLeft(note.text, labels),
    children: [
      ...(note.starred ? inlineRuns(`${labels.starred} `) : []),
      ...runs(note.text),
      ...(from.length > 0 ? inlineRuns(`  (${from.join(', ')})`, soft) : []),
    ],
  })
}

const agreement = (theme: DocumentTheme, of: number, labels: ExportLabels): string => {
  const names = theme.tables.map((table) => tableName(table, labels)).filter((name) => name !== '')
  const named = names.length > 0 && names.length <= namedTablesMax ? `: ${names.join(', ')}` : ''
  const mark = labels.language.direction === 'rtl' ? rightToLeftMark : leftToRightMark
  return `${mark}${labels.agree(theme.agree, of)}${named}${mark}`
}

const themeParagraphs = (
  theme: DocumentTheme,
  tableCount: number,
  labels: ExportLabels,
): readonly Paragraph[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_3,
    bidirectional: isRightToLeft(theme.name, labels),
    children: [
      ...inlineRuns(plainLine(theme.name) || labels.unnamedTheme),
      ...inlineRuns(`  (${agreement(theme, tableCount, labels)})`, soft),
    ],
  }),
  ...theme.notes.map((note) => noteParagraph(note, labels, { level: 1 })),
]

/** So many notes at the end stay on one page with what follows: no page has one line on it. */
const keptTogether = 3

/** Notes as they stand, one below the other. */
export const noteParagraphs = (
  notes: readonly (DocumentNote | DocumentParked)[],
  labels: ExportLabels,
  atEnd: AtEnd = 'apart',
): readonly Paragraph[] =>
  notes.map((note, index) => {
    const left = notes.length - index
    return noteParagraph(note, labels, {
      keepNext: atEnd !== 'apart' && left <= keptTogether && (left > 1 || atEnd === 'followed'),
    })
  })

/** Whether they are the document's last words ('last'), or nothing but a line follows ('followed'). */
export type AtEnd = 'apart' | 'last' | 'followed'

/** Themes with how many tables made the point, then the notes in no theme, just as visible. */
export const notesParagraphs = (
  { themes, notes }: DocumentNotes,
  tableCount: number,
  labels: ExportLabels,
  atEnd: AtEnd = 'apart',
): readonly Paragraph[] => [
  ...themes.flatMap((theme) => themeParagraphs(theme, tableCount, labels)),
  ...noteParagraphs(notes, labels, atEnd),
]

/** What was learned from an action point, and behind it, softer, from which one and in which meeting. */
export const lessonParagraph = (lesson: Lesson, labels: ExportLabels): Paragraph =>
  new Paragraph({
    style: style.note,
    numbering: { reference: noteList, level: 0, custom: true },
    bidirectional: isRightToLeft(lesson.learned, labels),
    children: [...runs(lesson.learned), ...inlineRuns(`  (${lessonOrigin(lesson, labels)})`, soft)],
  })
