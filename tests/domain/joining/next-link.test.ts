import { describe, expect, it } from 'vitest'
import { readNextLink, writeNextLink } from '../../../src/domain/joining/next-link.ts'
import { titleMaxLength } from '../../../src/domain/limits.ts'
import { insist } from '../../../src/lib/result.ts'

const next = {
  title: 'Über „Übergaben“ 引き継ぎ',
  on: '2026-12-12',
  event: 'e1'.repeat(8),
  revision: 3,
  generation: 2,
  code: '1'.repeat(96),
}

describe('a next meeting as a link', () => {
  it('[B1] is read as it was written, with a day and without', () => {
    expect(insist(readNextLink(writeNextLink(next)))).toEqual(next)
    expect(insist(readNextLink(writeNextLink({ ...next, on: '' })))).toEqual({ ...next, on: '' })
    const longest = { ...next, title: '引'.repeat(titleMaxLength), code: '9'.repeat(2_000) }
    expect(insist(readNextLink(writeNextLink(longest)))).toEqual(longest)
  })

  it('[B1] ends in a digit, so that a message does not cut it short', () => {
    expect(writeNextLink(next)).toMatch(/^n1\.[\w.-]+\d$/)
  })

  it('[B1] [K4] what is cut, changed or out of bounds is refused', () => {
    const link = writeNextLink(next)
    const broken = [
      '',
      'n1.',
      link.slice(0, 20),
      link.slice(0, -90),
      `${link}x`,
      `${link}.1`,
      link.replace('2026-12-12', '12 December'),
      link.replace('.2.3.', '.0.3.'),
      link.replace('.2.3.', '.2.1e9.'),
      writeNextLink({ ...next, title: 'x'.repeat(titleMaxLength + 1) }),
      writeNextLink({ ...next, code: '1'.repeat(2_001) }),
      writeNextLink({ ...next, title: 'x'.repeat(100_000) }),
    ]
    for (const text of broken) expect(readNextLink(text), text.slice(0, 60)).toMatchObject({ ok: false })
    expect(readNextLink(link.replace(/^n1/, 'n2'))).toMatchObject({ why: 'link-newer' })
  })
})
