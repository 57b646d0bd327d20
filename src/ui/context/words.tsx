import { Component, type ComponentChildren, type JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Area, Words } from '../../i18n/en/words.ts'
import type { Say } from '../../i18n/parts/language-folder.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { useLanguage, useSurroundings } from './surroundings.ts'

/** Thrown by a view whose words are not here yet; the nearest <WhenWordsAreHere> waits and draws it again. */
class WordsMissing extends Error {
  override name = 'WordsMissing'
  constructor(readonly fetched: Promise<void>) {
    super('words are being fetched')
  }
}

/** An area of the catalogue in the language shown. The view is drawn once the area is here, and again when the language changes. */
export const useWords = <A extends Area>(area: A): Words[A] => {
  const { catalogue, language } = useSurroundings()
  const { tag } = language
  const words = catalogue.wordsOf(tag, area)
  if (!words) throw new WordsMissing(loadAgain(() => catalogue.load(tag, area)))
  return words
}

/** Fetches an area ahead of the views that ask for it, as beside their code. */
export const useLoadWords = (area: Area): (() => Promise<void>) => {
  const { catalogue, language } = useSurroundings()
  const { tag } = language
  return useCallback(() => loadAgain(() => catalogue.load(tag, area)), [catalogue, tag, area])
}

/** The words for a view that can do without until the area is here: undefined until then. */
export const useWordsLater = <A extends Area>(area: A): Words[A] | undefined => {
  const { catalogue, language } = useSurroundings()
  const words = catalogue.wordsOf(language.tag, area)
  const load = useLoadWords(area)
  const [, drawAgain] = useState({})
  useEffect(() => {
    if (words) return
    load().then(
      () => drawAgain({}),
      (error: unknown) => console.warn(`The words of ${area} could not be loaded`, error),
    )
  }, [words, load, area])
  return words
}

/** For words that come with a template: prompts, titles of stages, rows and columns. */
export const useSay = (): Say => useLanguage().say

/** The languages to choose from, each by its own name, as the options of a list; with the one shown, whichever it is. */
export const useOfferedLanguages = (): readonly { readonly value: string; readonly label: string }[] => {
  const { catalogue, language } = useSurroundings()
  const { tag: shown } = language
  return catalogue.languages
    .filter(({ isOffered, tag }) => isOffered || tag === shown)
    .map(({ tag, name }) => ({ value: tag, label: name }))
}

interface WhenWordsAreHereProps {
  readonly children: ComponentChildren
  /** Shown while words are on their way. */
  readonly waiting?: JSX.Element
  /** Shown where they cannot be had; without it the views above are told. */
  readonly failed?: JSX.Element
}

interface Waiting {
  readonly state: 'here' | 'waiting' | 'failed'
  readonly error?: unknown
}

/** Draws what is inside once the words that it asks for are here. */
export class WhenWordsAreHere extends Component<WhenWordsAreHereProps, Waiting> {
  override state: Waiting = { state: 'here' }

  override componentDidCatch(error: unknown): void {
    // Every other error is for the views above.
    if (!(error instanceof WordsMissing)) throw error
    this.setState({ state: 'waiting' })
    error.fetched.then(
      () => this.setState({ state: 'here' }),
      (failure: unknown) => this.setState({ state: 'failed', error: failure }),
    )
  }

  override render() {
    const { state, error } = this.state
    if (state === 'waiting') return this.props.waiting ?? null
    if (state === 'here') return this.props.children
    if (!this.props.failed) throw error
    return this.props.failed
  }
}
