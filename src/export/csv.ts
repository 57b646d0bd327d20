/** Excel reads a file as UTF-8 only with this in front. */
const byteOrderMark = '\uFEFF'

/**
 * Where a spreadsheet would take what follows for a formula: at the start of a field, and after a character at which a
 * spreadsheet set to another separator, or confused by a quote, would start a new one.
 * Source: OWASP, "CSV Injection".
 */
const formula = /(^|[;\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])/g

const field = (text: string): string => `"${text.replace(formula, "$1$2'").replaceAll('"', '""')}"`

/**
 * RFC 4180 with CRLF, every field quoted, a byte order mark in front, and formulas defused by an apostrophe.
 * The first row holds the headings.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
