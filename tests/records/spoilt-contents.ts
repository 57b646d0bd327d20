/** A part of a content, by the keys that lead to it. */
type Path = readonly (string | number)[]

interface Change {
  readonly path: string
  /** What stands there instead. */
  readonly what: string
  readonly content: unknown
}

const partsOf = (content: unknown, path: Path = []): readonly (readonly [Path, unknown])[] => {
  const inner =
    content !== null && typeof content === 'object'
      ? Object.entries(content).flatMap(([key, part]) =>
          partsOf(part, [...path, Array.isArray(content) ? Number(key) : key]),
        )
      : []
  return [...(path.length > 0 ? [[path, content] as const] : []), ...inner]
}

/** The content with this part as the change makes it; undefined leaves it out. */
const changeAt = (content: unknown, [key, ...rest]: Path, change: (part: unknown) => unknown): unknown => {
  if (key === undefined) return change(content)
  if (Array.isArray(content))
    return content.map((one, at) => (at === key ? changeAt(one, rest, change) : one))
  const entries = Object.entries(content as object).map(([name, part]) =>
    name === key ? [name, changeAt(part, rest, change)] : [name, part],
  )
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined))
}

const odd: readonly unknown[] = [null, true, 7, -1, 0.5, 'x', '', [], {}]

/** The content with each of its parts left out, and with each replaced by what it hardly is. */
export const changesOf = (content: unknown): readonly Change[] =>
  partsOf(content).flatMap(([path]) => {
    const at = (what: string, value: unknown): Change => ({
      path: path.join('.'),
      what,
      content: changeAt(content, path, () => value),
    })
    const without = typeof path.at(-1) === 'string' ? [at('nothing', undefined)] : []
    return [...without, ...odd.map((value) => at(JSON.stringify(value), value))]
  })

/** The largest size up to the end that is taken, where each larger one is refused as well. */
const findLargest = (end: number, isTaken: (size: number) => boolean): number => {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2)
    if (isTaken(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** How long each text, how many each list and how large each number may get, where the sample's form allows that. */
export const largestTaken = (content: unknown, isTaken: (content: unknown) => boolean): readonly string[] =>
  partsOf(content).flatMap(([path, part]) => {
    const grow =
      typeof part === 'string'
        ? (size: number) => 'x'.repeat(size)
        : typeof part === 'number'
          ? (size: number) => size
          : Array.isArray(part)
            ? (size: number) => Array.from({ length: size }, () => part[0] as unknown)
            : undefined
    if (!grow) return []
    const end = typeof part === 'number' ? Number.MAX_SAFE_INTEGER : 20_000
    const isSizeTaken = (size: number) => isTaken(changeAt(content, path, () => grow(size)))
    return isSizeTaken(1) ? [`  ${path.join('.')}: taken up to ${findLargest(end, isSizeTaken)}`] : []
  })
