import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type DocumentSource, workingDocument } from '../../src/domain/document/working-document.ts'
import { markdown } from '../../src/export/markdown.ts'
import { wordDocument } from '../../src/export/word/word.ts'
import { workingDocumentJson } from '../../src/export/working-document-json.ts'
import { sampleSource } from './a-document.ts'
import { englishLabels } from './labels.ts'

const event = 'e7e27e27e27e27e2'
const next = { title: 'December', on: '2026-12-12', event, revision: 3, generation: 2 }

/** Each export as text. */
const exportsOf = async (source: DocumentSource) => {
  const document = workingDocument(source)
  const parts = Object.values(unzipSync(await wordDocument(document, englishLabels))).map((part) =>
    strFromU8(part),
  )
  return {
    markdown: markdown(document, englishLabels),
    word: parts.join('\n'),
    json: workingDocumentJson(document, 'c0ffee'),
  }
}

describe('the next day in the working document', () => {
  it('[W1] [B1] stands near the end of every export, without what would let anybody in', async () => {
    const { markdown: text, word, json } = await exportsOf({ ...sampleSource(), next })
    const sentence = 'We meet again on 12 December 2026: December.'
    expect(text.slice(-400)).toContain(sentence)
    expect(word).toContain(sentence)
    expect(JSON.parse(json).next).toEqual({ title: 'December', on: '2026-12-12' })
    for (const words of [text, word, json]) expect(words).not.toContain(event)
  })

  it('[W1] says that the day is open, and does not repeat the title', async () => {
    const source = sampleSource()
    const title = source.brief?.title ?? ''
    const { markdown: text, json } = await exportsOf({ ...source, next: { ...next, title, on: '' } })
    expect(text).toContain('We meet again. The day is still open.')
    expect(JSON.parse(json).next).toEqual({ title, on: null })
  })

  it('[W1] is left out where nobody has said it', async () => {
    const { markdown: text, word, json } = await exportsOf(sampleSource())
    for (const words of [text, word]) expect(words).not.toContain('We meet again')
    expect(JSON.parse(json).next).toBeNull()
  })
})
