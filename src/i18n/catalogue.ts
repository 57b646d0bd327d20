import type { Area, Folder, Words } from './en/words.ts'
import type { LanguageEntry, Languages } from './languages.ts'
import type { Say, WordsByPlace } from './parts/language-folder.ts'

/** The words that have been fetched, by language, and how to fetch the others. */
export interface Catalogue {
  readonly languages: Languages
  /** The entry for a tag as chosen on this device; the source language for an unknown one. */
  entryOf(tag: string): LanguageEntry
  /** undefined until the area has been fetched in this language. */
  wordsOf<A extends Area>(tag: string, area: A): Words[A] | undefined
  /** Fetches an area; resolves at once where it is here. Rejects where it cannot be had now, and may be asked again. */
  load(tag: string, area: Area): Promise<void>
  /** Fetches what the first screens need: their words, and how the language says a template's words. */
  loadFirst(tag: string): Promise<void>
  /** Whether `loadFirst` has nothing more to fetch. */
  hasFirst(tag: string): boolean
  /** Words that come with a template, in this language where they are known, else as they were written. */
  sayOf(tag: string): Say
}

interface Fetched {
  readonly words: Partial<Words>
  /** Kept once the first words are here too. */
  say?: Say
}

const asWritten: Say = (text) => text

/**
 * @param languages the app's own; tests add to them
 * @param loadComposer puts a language's words together with the built-in templates, which this room does not know
 */
export const createCatalogue = (
  languages: Languages,
  loadComposer: () => Promise<{ sayTemplates(words: WordsByPlace): Say }>,
): Catalogue => {
  const [source] = languages
  const fetched = new Map<string, Fetched>()

  const entryOf = (tag: string) => languages.find((entry) => entry.tag === tag) ?? source
  const fetchedOf = (tag: string): Fetched => {
    const { tag: known, folder } = entryOf(tag)
    let here = fetched.get(known)
    if (!here) {
      here = { words: {} }
      fetched.set(known, here)
      if (typeof folder === 'object' && typeof folder.first === 'object') {
        Object.assign(here.words, folder.first)
        if (!folder.loadTemplates) here.say = asWritten
      }
    }
    return here
  }
  const folderOf = async (tag: string) => {
    const { folder } = entryOf(tag)
    return typeof folder === 'function' ? folder() : folder
  }
  const loadFirstWords = async ({ words }: Fetched, { first }: Folder) => {
    if (!words.common) Object.assign(words, typeof first === 'function' ? await first() : first)
  }
  const hasFirst = (tag: string) => fetchedOf(tag).say !== undefined

  return {
    languages,
    entryOf,
    wordsOf: (tag, area) => fetchedOf(tag).words[area],
    async load(tag, area) {
      const here = fetchedOf(tag)
      if (here.words[area]) return
      const folder = await folderOf(tag)
      const late: Partial<Record<Area, () => Promise<Partial<Words>>>> = folder.late
      const loadOne = late[area]
      if (!loadOne) await loadFirstWords(here, folder)
      if (!here.words[area]) Object.assign(here.words, await (loadOne ?? folder.meeting)())
    },
    async loadFirst(tag) {
      if (hasFirst(tag)) return
      const here = fetchedOf(tag)
      const folder = await folderOf(tag)
      await loadFirstWords(here, folder)
      const words = (await folder.loadTemplates?.()) ?? asWritten
      here.say = typeof words === 'function' ? words : (await loadComposer()).sayTemplates(words)
    },
    hasFirst,
    sayOf: (tag) => fetchedOf(tag).say ?? asWritten,
  }
}
