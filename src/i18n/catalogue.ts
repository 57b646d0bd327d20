import type { Area, Folder, Words } from './en/words.ts'
import type { LanguageEntry } from './languages.ts'
import type { Say } from './parts/language-folder.ts'

/** The words that have been fetched, by language, and how to fetch the others. */
export interface Catalogue {
  readonly languages: readonly LanguageEntry[]
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
  readonly words: Map<Area, Words[Area]>
  say: Say | undefined
}

const asWritten: Say = (text) => text

/** @param languages the list, its first entry being the source; tests may add to it */
export const createCatalogue = (languages: readonly LanguageEntry[]): Catalogue => {
  const [source] = languages
  if (!source) throw new RangeError('a catalogue needs a language')
  const fetched = new Map<string, Fetched>()

  const entryOf = (tag: string) => languages.find((entry) => entry.tag === tag) ?? source
  const fetchedOf = (tag: string): Fetched => {
    const entry = entryOf(tag)
    let here = fetched.get(entry.tag)
    if (!here) {
      here = { words: new Map(), say: undefined }
      fetched.set(entry.tag, here)
      if (typeof entry.folder === 'object') {
        const { first, loadSay } = entry.folder
        if (typeof first === 'object') keep(here, first)
        if (!loadSay) here.say = asWritten
      }
    }
    return here
  }
  const keep = ({ words }: Fetched, found: Partial<Words>) => {
    for (const [area, some] of Object.entries(found)) words.set(area as Area, some)
  }
  const folderOf = async (tag: string) => {
    const { folder } = entryOf(tag)
    return typeof folder === 'function' ? folder() : folder
  }
  const keepFirst = async (here: Fetched, { first }: Folder) => {
    if (!here.words.has('common')) keep(here, typeof first === 'function' ? await first() : first)
  }
  const hasFirst = (tag: string) => fetchedOf(tag).say !== undefined && fetchedOf(tag).words.has('common')

  return {
    languages,
    entryOf,
    wordsOf: <A extends Area>(tag: string, area: A) => fetchedOf(tag).words.get(area) as Words[A] | undefined,
    async load(tag, area) {
      const here = fetchedOf(tag)
      if (here.words.has(area)) return
      const folder = await folderOf(tag)
      const late: Partial<Record<Area, () => Promise<Partial<Words>>>> = folder.late
      const loadOne = late[area]
      if (loadOne) return keep(here, await loadOne())
      await keepFirst(here, folder)
      if (!here.words.has(area)) keep(here, await folder.meeting())
    },
    async loadFirst(tag) {
      if (hasFirst(tag)) return
      const here = fetchedOf(tag)
      const folder = await folderOf(tag)
      await keepFirst(here, folder)
      here.say = folder.loadSay ? await folder.loadSay() : asWritten
    },
    hasFirst,
    sayOf: (tag) => fetchedOf(tag).say ?? asWritten,
  }
}
