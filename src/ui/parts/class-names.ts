/** "a b" from what is set among 'a', false, undefined, 'b'. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')
