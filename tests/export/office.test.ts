import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { actionPointsCsv } from '../../src/export/action-points-csv.ts'
import { wordDocument } from '../../src/export/word/word.ts'
import { sampleSource } from './a-document.ts'
import { largeSource } from './a-large-document.ts'
import { englishLabels as labels } from './labels.ts'
import { readCsv } from './read-csv.ts'

const found = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const office = ['soffice', 'libreoffice'].find(found)
const canReadPdf = ['pdftotext', 'pdfinfo'].every((program) => !spawnSync(program, ['-v']).error)
/** What the program's dialog offers for a file with a byte order mark: comma, double quote, UTF-8. Without a dialog it does not look. */
const readsAsOffered = '--infilter=CSV:44,34,76,1'
const conversionMs = 120_000

/** An office program opens the files as a person's would. Where there is none these are skipped, and say so. */
describe.skipIf(!office || !canReadPdf)('in LibreOffice', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plenary-office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const converted = (name: string, bytes: Uint8Array | string, to: string, ...options: readonly string[]) => {
    writeFileSync(join(folder, name), bytes)
    // A profile of its own, so that it runs beside a LibreOffice that is open already.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const args = [
      profile,
      '--headless',
      ...options,
      '--convert-to',
      to,
      '--outdir',
      folder,
      join(folder, name),
    ]
    execFileSync(office ?? '', args, { stdio: 'ignore', timeout: conversionMs })
    const ending = to.split(':')[0] ?? to
    const stem = name.replace(/\.\w+$/, '')
    const made = readdirSync(folder).find(
      (file) => file.startsWith(stem) && file.endsWith(`.${ending}`) && file !== name,
    )
    return join(folder, made ?? '')
  }
  const pagesOf = (pdf: string) =>
    execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)

  it('[W2] the Word file opens: page one is focus, action points and what was learned; each further page has its head', {
    timeout: 2 * conversionMs,
  }, async () => {
    const source = sampleSource()
    const brief = source.brief && { ...source.brief, heldOn: '2026-11-20' }
    const bytes = await wordDocument(workingDocument({ ...source, brief }), labels)
    const [first = '', ...further] = pagesOf(converted('sample.docx', bytes, 'pdf'))
    for (const words of ['We looked at', 'What we will do', 'What we learned', 'Anneke', '25 November 2026'])
      expect(first).toContain(words)
    expect(first).not.toContain('Reflect & share')
    expect(further.length).toBeGreaterThan(1)
    for (const [at, page] of further.entries()) {
      expect(page).toMatch(/^\s*Shift handover on ward 4\s+20 November 2026/)
      expect(page).toMatch(new RegExp(`${at + 2} ?/ ?${further.length + 1}`))
    }
  })

  it('[W2] the Word file of a room of 40 tables opens, with every note in it', {
    timeout: 2 * conversionMs,
  }, async () => {
    const source = largeSource()
    const bytes = await wordDocument(workingDocument(source), labels)
    const text = pagesOf(converted('large.docx', bytes, 'pdf')).join('\n')
    for (const { content } of source.notes.values()) expect(text).toContain(content?.text)
  })

  it('[W2] [K4] the CSV opens in the right columns, and no field is a formula', {
    timeout: 2 * conversionMs,
  }, () => {
    const source = sampleSource()
    const point = { how: 'a; b, "c"', when: '2026-11-27', asks: 'עמית 👩🏽‍⚕️', taken: true, table: 't1' }
    const nasty = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '＝1+1', '＋1', 'two\nlines']
    const points = new Map(
      nasty.map((what, at) => [`p${at}`, { ...point, id: `p${at}`, what, who: `W${at}` }]),
    )
    const document = workingDocument({ ...source, points, earlier: undefined })
    const opened = converted('points.csv', actionPointsCsv(document, labels), 'ods', readsAsOffered)
    // Back to CSV by the program's own writer: what it shows in each cell, formulas computed.
    const shown = converted(
      opened.split('/').pop() ?? '',
      readFileSync(opened),
      'csv:Text - txt - csv (StarCalc):44,34,76,1',
    )
    const rows = readCsv(readFileSync(shown, 'utf8').replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'))
    const head = [
      'Who',
      'What',
      'How',
      'By when',
      'Who will ask',
      'Taken',
      'Table',
      'Meeting',
      'What became of it',
    ]
    expect(rows[0]).toEqual(head)
    expect(rows).toHaveLength(nasty.length + 1)
    for (const row of rows.slice(1)) {
      expect(row).toHaveLength(head.length)
      expect(row[1]).not.toMatch(/^[12]$|^Err|#/)
      expect([row[2], row[4], row[6]]).toEqual(['a; b, "c"', 'עמית 👩🏽‍⚕️', 'Early shift'])
    }
  })
})
