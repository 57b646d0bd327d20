import { plainLine } from '../../domain/document/plain-lines.ts'
import type { WorkingDocument } from '../../domain/document/working-document.ts'
import type { ExportLabels } from '../labels.ts'

/**
 * What the file says of itself (ISO/IEC 29500-2, core properties). Instead of the writer's own, which has the clock in
 * it: then no two devices would make the same file.
 */
export const wordCore = ({ title, focus, heldOn }: WorkingDocument, { language }: ExportLabels): string => {
  const time = heldOn === undefined ? '' : `${heldOn}T12:00:00Z`
  const date = (name: string) =>
    time === '' ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(plainLine(title))}</dc:title>`,
    `<dc:subject>${xmlText(plainLine(focus))}</dc:subject>`,
    '<dc:creator>Plenary</dc:creator>',
    `<dc:language>${xmlText(language.tag)}</dc:language>`,
    date('created'),
    date('modified'),
    '</cp:coreProperties>',
  ].join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text as XML shows it. */
const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
