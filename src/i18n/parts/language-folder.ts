/** A word that comes with a template, in this language; the text itself where it is somebody's own. */
export type Say = (text: string) => string

/**
 * What a language's folder gives.
 * @typeParam First the areas of the screens that open first
 * @typeParam Meeting the areas that every meeting soon needs
 * @typeParam Late the areas that come each by itself
 */
export interface LanguageFolder<First, Meeting, Late> {
  /** Given at once where they come with the program, else fetched before the first screen is drawn. */
  readonly first: First | (() => Promise<First>)
  /** All of them in one fetch: a view whose words are missing begins anew once they are here. */
  readonly meeting: () => Promise<Meeting>
  readonly late: { readonly [A in keyof Late]: () => Promise<Pick<Late, A>> }
  /** The words of the built-in templates; absent in the language that they are written in. */
  loadSay?(): Promise<Say>
}
