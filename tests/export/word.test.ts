import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { plainLine } from '../../src/domain/document/plain-lines.ts'
import { type WorkingDocument, workingDocument } from '../../src/domain/document/working-document.ts'
import type { ExportLabels } from '../../src/export/labels.ts'
import { wordDocument } from '../../src/export/word/word.ts'
import { sampleDocument, sampleSource } from './a-document.ts'
import { largeSource } from './a-large-document.ts'
import { englishLabels, pseudoLabels } from './labels.ts'

interface Paragraph {
  readonly style: string
  readonly text: string
  readonly rightToLeft: boolean
}

/** Fails on anything that is not well-formed XML. */
const parse = (
  xml: string,
  on: {
    open?(name: string, of: Record<string, unknown>): void
    close?(name: string): void
    text?(text: string): void
  } = {},
) => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => on.open?.(tag.name, tag.attributes as Record<string, unknown>))
  parser.on('closetag', (tag) => on.close?.(tag.name))
  parser.on('text', (text) => on.text?.(text))
  parser.write(xml).close()
}

/** A Word file's parts, each read by a strict parser, and the paragraphs of its body. */
const opened = (bytes: Uint8Array) => {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
  for (const xml of parts.values()) parse(xml)
  const part = (name: string) => parts.get(name) ?? ''
  const paragraphs: Paragraph[] = []
  let now: { style: string; text: string; rightToLeft: boolean } | undefined
  let inText = false
  parse(part('word/document.xml'), {
    open(name, attributes) {
      if (name === 'w:p') now = { style: '', text: '', rightToLeft: false }
      if (name === 'w:pStyle' && now) now.style = String(attributes['w:val'])
      if (name === 'w:bidi' && now) now.rightToLeft = !['0', 'false'].includes(String(attributes['w:val']))
      if (name === 'w:br' && now) now.text += '\n'
      if (name === 'w:t') inText = true
    },
    close(name) {
      if (name === 'w:t') inText = false
      if (name !== 'w:p' || !now) return
      paragraphs.push(now)
      now = undefined
    },
    text(text) {
      if (inText && now) now.text += text
    },
  })
  const styled = (style: string) => paragraphs.filter((each) => each.style === style).map(({ text }) => text)
  return { part, paragraphs, styled, text: paragraphs.map(({ text }) => text).join('\n') }
}

const written = async (document: WorkingDocument, labels: ExportLabels = englishLabels) =>
  opened(await wordDocument(document, labels))

const held = (source = sampleSource()) => ({
  ...source,
  brief: source.brief && { ...source.brief, heldOn: '2026-11-20' },
})

describe('the Word file', () => {
  it('[W2] has the document in real styles, page one first', async () => {
    const { styled, part } = await written(workingDocument(held()))
    expect(styled('Title')).toEqual(['Shift handover on ward 4'])
    expect(styled('Heading1')).toEqual([
      'We looked at',
      'What became of it',
      'What we will do',
      'What we learned',
      'Reflect & share',
      'Learn & report',
      'Plan',
      'Over our meetings',
      'Parked',
    ])
    expect(styled('Heading3')).toEqual([expect.stringMatching(/^At the bed {2}\(\u200E2 of 4 tables: /)])
    expect(styled('Soft')).toEqual([
      '20 November 2026 · 4 tables',
      'From: Spring',
      englishLabels.seeLearned,
      englishLabels.seeLearned,
      '1 note was hidden by the facilitator.',
    ])
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Note', 'Prompt', 'TableText'])
      expect(part('word/styles.xml')).toContain(`w:styleId="${style}"`)
    expect(part('word/styles.xml')).toContain('w:lang w:val="en"')
  })

  it('[W2] has the action points as a table whose head comes again and whose rows hold together', async () => {
    const document = workingDocument({ ...held(), earlier: undefined })
    const { part, styled } = await written(document)
    const [table = ''] = part('word/document.xml').match(/<w:tbl>.*?<\/w:tbl>/s) ?? []
    expect(table.match(/<w:tr>/g)).toHaveLength(document.points.length + 1)
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(document.points.length + 1)
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(styled('TableHead').slice(0, 5)).toEqual(['What', 'Who', 'By when', 'Who will ask', 'Table'])
    expect(styled('TableText').slice(0, 5)).toEqual([
      'Hang the handover sheet at every bed of bay two',
      'Anneke',
      '25 November 2026',
      'Tom',
      'Early shift',
    ])
  })

  it('[L8] [W2] has what became of the action points of last time first, and the counts over meetings', async () => {
    const outcomes = new Map([['e1', { state: 'done', learned: 'They know more' }] as const])
    const { styled } = await written(workingDocument({ ...held(), outcomes }))
    expect(styled('TableHead').slice(0, 3)).toEqual(['What', 'Who', 'What became of it'])
    expect(styled('TableText').slice(0, 3)).toEqual(['Ask the patients', 'Tom', 'Done'])
    expect(styled('TableSoft')).toContain('Learned: They know more')
    expect(styled('TableText').slice(-10)).toEqual([
      ...['Winter | one', '3', '1', '0', '2'],
      ...['This time', '1', '0', '0', '0'],
    ])
  })

  it('[W2] has the title, the day and the page on every page after the first', async () => {
    const { part } = await written(workingDocument(held()))
    const heads = ['word/header1.xml', 'word/footer1.xml', 'word/footer2.xml'].map(part).join('')
    expect(heads).toContain('Shift handover on ward 4')
    expect(heads).toContain('20 November 2026')
    expect(heads.match(/NUMPAGES/g)).toHaveLength(2)
    expect(part('word/document.xml')).toContain('<w:titlePg/>')
    expect(part('docProps/core.xml')).toContain('<dc:title>Shift handover on ward 4</dc:title>')
  })

  it('[W1] quotes each note that is neither withdrawn nor hidden, and no other', async () => {
    const { text } = await written(sampleDocument())
    for (const { id, content } of sampleSource().notes.values())
      expect(text.includes(content?.text ?? ''), id).toBe(id !== 'note011')
  })

  it('[W2] without table names there is no table’s name in any part of the file', async () => {
    const document = workingDocument(held(), { tableNames: false, parked: false })
    const bytes = await wordDocument(document, englishLabels)
    const all = Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('')
    for (const { name } of sampleSource().tables) expect(all).not.toContain(name)
    expect(opened(bytes).styled('Heading1')).not.toContain('Parked')
  })

  it('[E2] [W2] right-to-left words are in right-to-left paragraphs and runs, others are not', async () => {
    const source = held()
    const words = ['تعلمنا أن نسأل', 'שאלנו לפני שענינו', 'We said “اسأل أولاً” first', '👩🏽‍⚕️ plain']
    const notes = [...source.notes.values()].slice(12, 12 + words.length)
    const rewritten = new Map(source.notes)
    notes.forEach((note, at) => {
      if (note.content)
        rewritten.set(note.id, { ...note, content: { ...note.content, text: words[at] ?? '' } })
    })
    const { paragraphs, part } = await written(workingDocument({ ...source, notes: rewritten }))
    const directions = words.map(
      (each) => paragraphs.find(({ text, style }) => style === 'Note' && text.includes(each))?.rightToLeft,
    )
    expect(directions).toEqual([true, true, false, false])
    expect(part('word/document.xml')).toMatch(/<w:rtl\/>.{0,80}اسأل أولاً/s)
  })

  it('[E2] a language that is read from right to left turns tables and pages round', async () => {
    const { part, paragraphs } = await written(workingDocument(held()), pseudoLabels)
    expect(part('word/document.xml')).toContain('<w:bidiVisual/>')
    expect(paragraphs.find(({ style }) => style === 'TableText')?.rightToLeft).toBe(false)
    expect(part('word/header1.xml')).toContain('<w:bidi/>')
  })

  it('[W2] is the same to the last byte on every device and at any time', async () => {
    const source = held()
    const backwards = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse())
    const first = await wordDocument(workingDocument(source), englishLabels)
    await new Promise((resolve) => setTimeout(resolve, 0))
    const other = { ...source, notes: backwards(source.notes), points: backwards(source.points) }
    const second = await wordDocument(workingDocument(other), englishLabels)
    expect(Buffer.compare(first, second)).toBe(0)
  })

  it('[W2] beyond six pages begins with a list of its parts and their pages, each time the same bytes', async () => {
    const document = workingDocument({ ...largeSource(), brief: held().brief })
    const [first, second] = [
      await wordDocument(document, englishLabels),
      await wordDocument(document, englishLabels),
    ]
    expect(Buffer.compare(first, second)).toBe(0)
    const { styled, part } = opened(first)
    expect(styled('Contents')).toEqual(styled('Heading1'))
    const xml = part('word/document.xml')
    const marks = [...xml.matchAll(/<w:bookmarkStart w:name="(\w+)" w:id="(\d+)"/g)].map(([, name]) => name)
    expect(marks).toHaveLength(styled('Heading1').length)
    for (const mark of marks) expect(xml).toMatch(new RegExp(`PAGEREF ${mark}\\b`))
    expect((await written(workingDocument(held()))).styled('Contents')).toEqual([])
  })

  it('[W1] has no page of its own for a stage, and keeps the last notes together', async () => {
    const { part } = await written(workingDocument(held()))
    expect(part('word/document.xml')).not.toContain('w:pageBreakBefore/>')
    const parked = part('word/document.xml').split('Parked').at(-1) ?? ''
    expect(parked.match(/<w:keepNext\/>/g)).toHaveLength(1)
  })

  it('[E2] has a font for Chinese, Japanese and Korean signs, by the document’s language', async () => {
    const { part } = await written(workingDocument(held()))
    expect(part('word/styles.xml')).toContain('w:eastAsia="Microsoft YaHei"')
    const japanese = { ...englishLabels, language: { tag: 'ja', direction: 'ltr' as const } }
    const styles = (await written(workingDocument(held()), japanese)).part('word/styles.xml')
    expect(styles).toContain('w:eastAsia="Yu Gothic"')
    expect(styles).toContain('w:eastAsia="ja"')
  })

  it('[W2] writes an empty meeting too', async () => {
    const source = sampleSource()
    const empty = {
      ...source,
      brief: undefined,
      template: undefined,
      tables: [],
      notes: new Map(),
      marks: new Map(),
      themes: new Map(),
      points: new Map(),
      earlier: undefined,
    }
    expect((await written(workingDocument(empty))).text).toBe('What we will do\nNo action points yet.')
  })

  it('[K4] stays well-formed, with the words as they were, whatever people write', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\uFFFE', '\uD800', 'a', 'ש', '\n'),
        maxLength: 20,
      }),
    )
    await fc.assert(
      fc.asyncProperty(nasty, async (words) => {
        const { styled } = await written(sampleDocument((each) => `x${words}${each}`))
        expect(styled('Title')).toEqual([plainLine(`x${words}Shift handover on ward 4`)])
        expect(plainLine(styled('Note')[0] ?? '')).toContain(plainLine(`x${words}`).trim())
      }),
      { seed: 8, numRuns: 60 },
    )
  })
})
