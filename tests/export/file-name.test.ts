import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileName } from '../../src/export/file-name.ts'

it('[W2] a file is called after the meeting and its day', () => {
  expect(fileName('Shift handover on ward 4', '2026-11-20', 'md')).toBe(
    'Shift handover on ward 4 2026-11-20.md',
  )
  expect(fileName('اجتماع التعلم 🇺🇦', '2026-11-20', 'csv')).toBe('اجتماع التعلم 🇺🇦 2026-11-20.csv')
  expect(fileName('  ../..\\etc/passwd?  ', '2026-11-20', 'md')).toBe('etc passwd 2026-11-20.md')
  expect(fileName('', '2026-11-20', 'md')).toBe('Plenary 2026-11-20.md')
  expect(fileName('con', '2026-11-20', 'md')).toBe('Plenary con 2026-11-20.md')
})

it('[W2] no file’s name says its day twice', () => {
  for (const title of ['Meeting of 29 November 2026', 'Ward 4, November 29, 2026', '2026-11-29 Ward 4'])
    expect(fileName(title, '2026-11-29', 'md')).not.toMatch(/2026.*2026/)
  expect(fileName('Plans for 2026', '2026-11-29', 'md')).toBe('Plans for 2026 2026-11-29.md')
  expect(fileName('Ward 4 of 9 November 2026', '2026-11-29', 'md')).toBe(
    'Ward 4 of 9 November 2026 2026-11-29.md',
  )
})

it('[K4] whatever the title, the name is one that file systems take', () => {
  const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))
  fc.assert(
    fc.property(title, (each) => {
      const name = fileName(each, '2026-11-20', 'plenary')
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202E]/u)
      expect(name).not.toMatch(/^[\s.-]/)
      expect(name.endsWith(' 2026-11-20.plenary')).toBe(true)
      expect(new TextEncoder().encode(name).length).toBeLessThan(255)
      expect(() => encodeURIComponent(name)).not.toThrow()
    }),
    { seed: 3, numRuns: 150 },
  )
})
