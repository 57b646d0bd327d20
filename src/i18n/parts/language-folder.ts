/** What a word of a template is, where the same text may be another word elsewhere: a step and its row are both "Challenge". */
export type WordRole = 'template-name' | 'step-title'

/** A word that comes with a template, in this language; the text itself where it is somebody's own. */
export type Say = (text: string, role?: WordRole) => string

/** Where a word stands in a template, by ids: 'reflect/steps/alone/title', 'reflect/cells/ours/well/prompt'. */
export type WordPlace = string

/** Words of the built-in templates, by template id, then by place: never by an English sentence. */
export type WordsByPlace = Readonly<Record<string, Readonly<Record<WordPlace, string>>>>

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
  /** The words of the built-in templates; absent in the language that they are written in. A made-up language says any text. */
  readonly loadTemplates?: () => Promise<WordsByPlace | ((text: string) => string)>
}
