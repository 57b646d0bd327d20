/**
 * Where a caret at `caret` in `before` belongs in `after`: an insertion or deletion ahead of it moves it along, one
 * behind it leaves it. The change is taken as the span between the common beginning and the common end.
 */
export const keepCaret = (before: string, after: string, caret: number): number => {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1
  }
  if (caret <= head) return caret
  if (caret >= before.length - tail) return caret + after.length - before.length
  return Math.min(caret, after.length - tail)
}
