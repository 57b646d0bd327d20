import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import { checkTemplate } from '../../domain/template/check-template.ts'
import { ownCopy } from '../../domain/template/edit-template.ts'
import type { Template } from '../../domain/template/template.ts'
import { newId } from '../../grid/new-id.ts'
import { isFault } from '../../lib/fault.ts'
import { done, refuse, succeed } from '../../lib/result.ts'
import { type Store, settleStored } from '../../storage/store.ts'
import { builtInTemplates } from '../../templates/index.ts'
import {
  templateFileType,
  templateFromFile,
  templateFromFragment,
  templateToFile,
  templateToFragment,
} from './template-text.ts'
import type { OwnTemplate, TemplatesModel } from './template-types.ts'

const prefix = 'template/'
/** What a file's name may be made of, on any system. */
const nameMaxLength = 60

const fileName = (template: Template): string => {
  const words = template.name
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, nameMaxLength)
  return `${words || 'template'}.plenary-template.json`
}

/** Everything but the id, under which each device keeps it by itself. */
const contentOf = ({ id: _, ...content }: Template): string => JSON.stringify(content)

/** Reads this device's own templates; what an older version left that is no template any more is passed over. */
export const openTemplates = async ({
  store,
  browser,
}: {
  store: Store
  browser: Browser
}): Promise<TemplatesModel> => {
  const kept = (await store.entries<OwnTemplate>(prefix)).flatMap(([key, value]) => {
    const template = checkTemplate(value.template)
    if (!isFault(template)) return [{ ...value, template }]
    console.warn(`${key} is passed over: ${template.message}`)
    return []
  })
  const newestFirst = (all: readonly OwnTemplate[]) => all.toSorted((a, b) => b.changedAt - a.changedAt)
  const mine = signal<readonly OwnTemplate[]>(newestFirst(kept))
  const begun = new Map<string, Template>()
  const of = (id: string) => mine.peek().find(({ template }) => template.id === id)?.template

  const save: TemplatesModel['save'] = async (template) => {
    begun.delete(template.id)
    const own: OwnTemplate = { template, changedAt: browser.now() }
    mine.value = newestFirst([...mine.peek().filter((one) => one.template.id !== template.id), own])
    return settleStored(store.set(prefix + template.id, own))
  }

  return {
    mine,
    find: (id) => of(id) ?? begun.get(id) ?? builtInTemplates.find((template) => template.id === id),
    begin(from, name) {
      const copy = ownCopy(from, newId(), name)
      begun.set(copy.id, copy)
      return copy
    },
    save,
    async remove(id) {
      mine.value = mine.peek().filter(({ template }) => template.id !== id)
      await store.delete(prefix + id)
      return done
    },
    async keep(template) {
      const same = mine.peek().find((one) => contentOf(one.template) === contentOf(template))
      if (same) return succeed(same.template)
      const own = { ...template, id: newId() }
      const saved = await save(own)
      return saved.ok ? succeed(own) : saved
    },
    shareFile: (template) =>
      browser.files.hand({
        name: fileName(template),
        type: templateFileType,
        bytes: templateToFile(template),
      }),
    async shareLink(template) {
      const fragment = await templateToFragment(template, browser.compression)
      if (fragment === undefined) return refuse('too-long')
      return succeed(await browser.files.handText(`${browser.base}#${fragment}`))
    },
    readFile: templateFromFile,
    readLink: (fragment) => templateFromFragment(fragment, browser.compression),
  }
}
