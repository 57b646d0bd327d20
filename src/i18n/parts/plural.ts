/** The words for a count, by the language's own plural rules; `other` is there always. */
interface PluralForms {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** '#' stands for the number: plural(2, { one: '# note', other: '# notes' }) is "2 notes". */
export const pluralOf = (locale: string) => {
  const rules = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  return (count: number, forms: PluralForms): string => {
    const form = (count === 0 && forms.zero) || forms[rules.select(count)] || forms.other
    return form.replaceAll('#', number.format(count))
  }
}
