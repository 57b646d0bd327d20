import type { DocumentNote, DocumentParked } from '../domain/document/working-document.ts'
import type { ExportLabels } from './labels.ts'

/** Where a parked note was taken from: 'Our team · Went well'; '' for any other note. */
export const placeOf = (note: DocumentNote | DocumentParked, labels: ExportLabels): string =>
  'place' in note && note.place
    ? labels.cell(labels.say(note.place.row.title), labels.say(note.place.column.title))
    : ''
