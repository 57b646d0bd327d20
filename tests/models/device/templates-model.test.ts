import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { templateMaxBytes } from '../../../src/domain/limits.ts'
import type { Template } from '../../../src/domain/template/template.ts'
import { insist, refuse, succeed } from '../../../src/lib/result.ts'
import { fragmentOf, routeOf } from '../../../src/models/app/routes.ts'
import { openTemplates } from '../../../src/models/device/templates-model.ts'
import { actionLearningMeeting, blank, builtInTemplates } from '../../../src/templates/index.ts'
import { fakeBrowser } from '../../doubles/fake-browser.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const base = 'https://plenary.test/app/'

const onDevice = async (store = memoryStore()) => {
  const { browser, world } = fakeBrowser({ base })
  return { templates: await openTemplates({ store, browser }), browser, world, store }
}
type Device = Awaited<ReturnType<typeof onDevice>>

/** The link as it stands in the address of whoever opens it. */
const linkFrom = async ({ templates, world }: Device, template: Template) => {
  expect(await templates.shareLink(template)).toEqual(succeed('copied'))
  return world.texts.at(-1)?.replace(`${base}#`, '') ?? ''
}
const file = (content: string) => new Blob([content], { type: 'application/json' })

describe('one’s own templates', () => {
  it('[S3] are kept on this device from the first change on, the one changed last first', async () => {
    const { templates, store, world } = await onDevice()
    const begun = templates.begin(actionLearningMeeting, 'Ours')
    expect(templates.mine.value).toEqual([])
    expect(templates.find(begun.id)).toEqual(begun)
    await templates.save({ ...begun, about: 'Changed' })
    world.advance(1_000)
    const other = templates.begin(blank, 'Other')
    await templates.save(other)
    const again = await onDevice(store)
    expect(again.templates.mine.value.map(({ template }) => template.name)).toEqual(['Other', 'Ours'])
    expect(again.templates.find(begun.id)?.about).toBe('Changed')
    await again.templates.remove(begun.id)
    expect((await onDevice(store)).templates.mine.value.map(({ template }) => template.id)).toEqual([
      other.id,
    ])
  })

  it('[S3] never take the place of a built-in one, whatever their id says', async () => {
    const { templates } = await onDevice()
    const kept = insist(await templates.keep({ ...actionLearningMeeting, name: 'Not the real one' }))
    expect(builtInTemplates.map(({ id }) => id)).not.toContain(kept.id)
    expect(templates.find('action-learning-meeting')).toEqual(actionLearningMeeting)
  })

  it('[S3] [K4] the same one opened twice is there once', async () => {
    const { templates } = await onDevice()
    const first = await templates.keep(blank)
    expect(await templates.keep(structuredClone(blank))).toEqual(first)
    expect(templates.mine.value.length).toBe(1)
  })

  it('[K4] what cannot be read in the storage costs no other', async () => {
    const { templates, store } = await onDevice()
    await templates.save(templates.begin(blank, 'Good'))
    await store.set('template/bad', { template: { format: 1 }, changedAt: 1 })
    const again = await onDevice(store)
    expect(again.templates.mine.value.map(({ template }) => template.name)).toEqual(['Good'])
  })
})

describe('a template on its way', () => {
  it.each(builtInTemplates)('[S3] $name goes through a link and a file unchanged', async (template) => {
    const [from, to] = [await onDevice(), await onDevice()]
    const link = await linkFrom(from, template)
    expect(link.length).toBeLessThan(4_000)
    expect(routeOf(link)).toEqual({ at: 'shared-template', link })
    expect(fragmentOf(routeOf(link))).toBe(link)
    expect(await to.templates.readLink(link)).toEqual(succeed(template))
    await from.templates.shareFile(template)
    const handed = from.world.handed.at(-1)
    expect(handed?.name).toMatch(/^[\p{L}\p{N}-]+\.plenary-template\.json$/u)
    expect(await to.templates.readFile(file(String(handed?.bytes)))).toEqual(succeed(template))
  })

  it('[S3] goes uncompressed from a browser that compresses nothing, and is read by one that does', async () => {
    const from = await onDevice()
    Object.assign(from.browser.compression, { available: false })
    const link = await linkFrom(from, blank)
    expect(link.startsWith('t0')).toBe(true)
    expect(await (await onDevice()).templates.readLink(link)).toEqual(succeed(blank))
    const packed = await linkFrom(await onDevice(), blank)
    expect(await from.templates.readLink(packed)).toEqual(refuse({ refused: 'old-browser' }))
  })

  it('[K4] a link that was cut or mangled is refused, and nothing is kept', async () => {
    const from = await onDevice()
    const link = await linkFrom(from, actionLearningMeeting)
    const { templates } = await onDevice()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(link.length - 3),
        fc.constantFrom('A', '_', '%', ''),
        fc.boolean(),
        async (at, letter, cut) => {
          const broken = cut ? link.slice(0, 2 + at) : link.slice(0, 2 + at) + letter + link.slice(3 + at)
          fc.pre(broken !== link)
          const read = await templates.readLink(broken)
          // A change in the last bits may be none; whatever else comes out was checked.
          expect(!read.ok || read.value.stages.length > 0).toBe(true)
          if (cut) expect(read.ok).toBe(false)
        },
      ),
      { numRuns: 200, seed: 3 },
    )
    expect(templates.mine.value).toEqual([])
    expect(await templates.readLink(`t7${link.slice(2)}`)).toEqual(refuse({ refused: 'newer' }))
  })

  it('[K4] a small link that unfolds into very much is stopped', async () => {
    const { templates, browser } = await onDevice()
    const bomb = await browser.compression.deflate(new Uint8Array(8_000_000).fill(32))
    expect(bomb.length).toBeLessThan(9_000)
    expect(await browser.compression.inflate(bomb, 1_000)).toBeUndefined()
    const link = `t1${Buffer.from(bomb).toString('base64url')}`
    expect(await templates.readLink(link)).toEqual(refuse({ refused: 'link-broken' }))
  })

  it('[K4] a hostile or foreign file is refused by name, with the place of its fault', async () => {
    const { templates } = await onDevice()
    const read = (content: string) => templates.readFile(file(content))
    const changed = (change: (template: Record<string, never>) => void) => {
      const copy = structuredClone(actionLearningMeeting) as unknown as Record<string, never>
      change(copy)
      return read(JSON.stringify(copy))
    }
    expect(await read('no json')).toEqual(refuse({ refused: 'not-a-template' }))
    expect(await read('{"brief":{}}')).toEqual(refuse({ refused: 'not-a-template' }))
    expect(await read('null')).toEqual(refuse({ refused: 'not-a-template' }))
    expect(await read(' '.repeat(5 * templateMaxBytes))).toEqual(refuse({ refused: 'too-large' }))
    // biome-ignore lint/suspicious/noExplicitAny: faults are put in past the type
    expect(await changed((t: any) => (t.format = 99))).toEqual(refuse({ refused: 'newer' }))
    // biome-ignore lint/suspicious/noExplicitAny: faults are put in past the type
    expect(await changed((t: any) => delete t.stages[1].grid.rows[1].title)).toEqual(
      refuse({
        refused: 'faulty',
        fault: {
          stage: { number: 2, title: 'Reflect & share' },
          row: { number: 2 },
          field: 'title',
          problem: 'missing',
        },
      }),
    )
    // biome-ignore lint/suspicious/noExplicitAny: faults are put in past the type
    expect(await changed((t: any) => (t.stages[2].grid.cells[4].prompt = 'x'.repeat(900)))).toMatchObject({
      why: {
        fault: {
          stage: { number: 3 },
          cell: { number: 5, rowTitle: 'Our team', columnTitle: 'Why it was hard' },
          field: 'prompt',
          problem: 'too-long',
        },
      },
    })
    expect(templates.mine.value).toEqual([])
  })
})
