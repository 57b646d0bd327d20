/** A word that comes with a template, in this language; the text itself where it is somebody's own. */
export type Say = (text: string) => string

/**
 * What a language's folder gives. `Words` is every area in the shape that English has.
 * @typeParam First the areas of the screens that open first
 */
export interface LanguageFolder<Words extends object, First extends keyof Words> {
  /** Given at once where they come with the program, else fetched before the first screen is drawn. */
  readonly first: Pick<Words, First> | (() => Promise<Pick<Words, First>>)
  /**
   * How each later area is fetched. One fetch brings all areas that are needed together, as those of a meeting: a view whose
   * words are missing begins anew once they are here.
   */
  readonly late: { readonly [A in Exclude<keyof Words, First>]: () => Promise<Pick<Words, A>> }
  /** The words of the built-in templates; absent in the language that they are written in. */
  loadSay?(): Promise<Say>
}
