import { Parser } from 'commonmark'
import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { plainLine } from '../../src/domain/document/plain-lines.ts'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { escapeMarkdown } from '../../src/export/escape-markdown.ts'
import { markdown } from '../../src/export/markdown.ts'
import { englishLabels } from './labels.ts'
import { awkwardTexts, meetings } from './meetings.ts'

// CommonMark's own reference reader, and one of GFM, which makes links and tables by itself.

const ofCommonMark = (text: string): { readonly words: string; readonly kinds: readonly string[] } => {
  const walker = new Parser().parse(text).walker()
  let words = ''
  const kinds: string[] = []
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step
    if (!entering) words += node.isContainer && node.type !== 'link' ? ' ' : ''
    else {
      kinds.push(node.type)
      words += node.type === 'softbreak' || node.type === 'linebreak' ? ' ' : (node.literal ?? '')
    }
  }
  return { words: words.replace(/\s+/g, ' ').trim(), kinds }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescapeHtml = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')

const ofGfm = (text: string): { readonly words: string; readonly kinds: readonly string[] } => {
  const kinds: string[] = []
  const html = marked.parse(text, {
    gfm: true,
    async: false,
    walkTokens: (token: Token) => void kinds.push(token.type),
  })
  const words = unescapeHtml(
    html
      .replace(/<br>|<\/?(?:p|li|ol|ul|h\d|t[dhr]|thead|tbody|table|hr)\b[^>]*>/g, ' ')
      .replace(/<\/?(?:a|em|strong)\b[^>]*>/g, ''),
  )
  return { words: words.replace(/\s+/g, ' ').trim(), kinds }
}

const isolates = /[\u2068\u2069]/g
const shown = (text: string) => plainLine(text).replace(/\s+/g, ' ').trim()

describe('what somebody wrote, in two readers of Markdown', () => {
  const expectSameWords = (text: string) => {
    for (const [frame, level] of [
      ['', ''],
      ['# ', 'heading'],
      ['- ', 'item'],
      ['1. ', 'item'],
    ] as const) {
      const written = `${frame}${escapeMarkdown(text)}`
      for (const read of [ofCommonMark, ofGfm]) {
        const { words, kinds } = read(written)
        expect(words.replace(isolates, ''), `${level} ${written}`).toBe(shown(text))
        for (const kind of [
          'emph',
          'em',
          'strong',
          'code',
          'codespan',
          'html',
          'image',
          'del',
          'blockquote',
          'block_quote',
          'code_block',
          'thematic_break',
          'hr',
        ])
          expect(kinds, `${kind} in ${written}`).not.toContain(kind)
      }
    }
  }

  it.each(awkwardTexts.map((text) => [text]))('[W2] [K4] the same words: %s', (text) => {
    expectSameWords(text)
  })

  it('[W2] an address stays whole, as text and as a link', () => {
    expect(escapeMarkdown('ward_4/handover_sheet')).toBe('ward_4/handover_sheet')
    const written = escapeMarkdown('see https://a.example/x_y*z_?q=1&copy=2_, please')
    expect(ofGfm(written).words).toBe('see https://a.example/x_y*z_?q=1&copy=2_, please')
    const html = marked.parse(escapeMarkdown('https://a.example/ward_*4*/sheet'), { async: false })
    expect(html).toContain('href="https://a.example/ward_*4*/sheet"')
  })

  it('[W2] a title keeps its last sign', () => {
    for (const title of ['Handover #', 'C#', '#', 'a ##'])
      for (const read of [ofCommonMark, ofGfm]) expect(read(`# ${escapeMarkdown(title)}`).words).toBe(title)
  })

  it('[K4] the same words whatever is written', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        ...'#-=`~<>|1.[]()!*_\\&;:/ xw@+"$^',
        'http://',
        'www.a.b',
        'x@y.zz',
        '&lt;',
        'ש',
        '\n',
      ),
      maxLength: 24,
    })
    fc.assert(
      fc.property(signs, (text) => {
        if (shown(text) !== '') expectSameWords(text)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})

it.each(Object.entries(meetings))('[W2] the whole document says the same to both: %s', (_name, source) => {
  const text = markdown(workingDocument(source()), englishLabels)
  const [one, other] = [
    ofCommonMark(text.replace(/^\|.*$/gm, '')).words,
    ofGfm(text.replace(/^\|.*$/gm, '')).words,
  ]
  expect(one.length).toBeGreaterThan(2_000)
  expect(other).toBe(one)
})
