import { type Checked, type CheckOptions, check, type Faults, graphs } from './checker.ts'

export interface Case extends CheckOptions {
  readonly name: string
}

export const noFaults: Faults = { losses: 0, twice: 0, deaths: 0 }
const allFaults: Faults = { losses: 1, twice: 1, deaths: 1 }
const oneFault: readonly Faults[] = [
  { ...noFaults, losses: 1 },
  { ...noFaults, twice: 1 },
  { ...noFaults, deaths: 1 },
]

type GraphName = keyof typeof graphs

/** Who may write two records, up to the graph's symmetry. */
const pairs: Readonly<Record<GraphName, readonly (readonly number[])[]>> = {
  path: [
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 1],
    [1, 2],
  ],
  star: [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 2],
  ],
  ring: [
    [0, 0],
    [0, 1],
    [0, 2],
  ],
  'triangle with a tail': [
    [0, 0],
    [0, 1],
    [0, 3],
    [1, 1],
    [1, 2],
    [1, 3],
    [3, 3],
  ],
  'ring with a chord': [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 1],
    [1, 3],
  ],
  complete: [
    [0, 0],
    [0, 1],
  ],
}

const name = (graph: GraphName, writers: readonly number[], { losses, twice, deaths }: Faults, more = '') =>
  `${graph}, written by ${writers.join(' and ')}${losses ? ', one lost' : ''}${twice ? ', one twice' : ''}${deaths ? ', one dies' : ''}${more}`

const toCase = (graph: GraphName, writers: readonly number[], faults: Faults): Case => ({
  name: name(graph, writers, faults),
  graph: graphs[graph],
  writers,
  faults,
})
const names = Object.keys(graphs) as GraphName[]

/** Some seconds of it. */
export const shortCases: readonly Case[] = [
  ...(['path', 'star'] as const).map((graph) => toCase(graph, [0], allFaults)),
  ...(['ring', 'triangle with a tail'] as const).flatMap((graph) =>
    oneFault.map((faults) => toCase(graph, [0], faults)),
  ),
  ...(['path', 'star'] as const).map((graph) => toCase(graph, [0, 1], noFaults)),
  { ...toCase('path', [0], noFaults), name: 'path, timers at any time', timers: 'any' },
  { ...toCase('ring', [0], { ...noFaults, deaths: 1 }), name: 'ring, the death noticed', noticed: true },
]

/** All graphs: one record with all faults, two records with each fault, and with all of them where there are few links. */
export const allCases: readonly Case[] = names.flatMap((graph) => [
  ...[0, 1, 3].map((writer) => toCase(graph, [writer], allFaults)),
  { ...toCase(graph, [0], noFaults), name: `${graph}, timers at any time`, timers: 'any' },
  { ...toCase(graph, [0], { ...noFaults, deaths: 1 }), name: `${graph}, the death noticed`, noticed: true },
  ...pairs[graph].flatMap((writers) => [
    toCase(graph, writers, noFaults),
    ...oneFault.map((faults) => toCase(graph, writers, faults)),
    ...(graphs[graph].length === 3 ? [toCase(graph, writers, allFaults)] : []),
  ]),
])

/** Runs those whose names have all the words, and says what came out. True where nothing goes wrong. */
export const runCases = (
  words: readonly string[],
  mostStates: number,
  tell: (line: string) => void,
): boolean => {
  const results: Checked[] = []
  for (const one of allCases.filter((each) => words.every((word) => each.name.includes(word)))) {
    const begin = performance.now()
    const result = check({ ...one, mostStates })
    results.push(result)
    const { states, transitions, stuck, example, cut } = result
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    tell(
      `${one.name}: ${states} states, ${transitions} transitions in ${seconds} s${cut ? '; stopped there, more are left' : ''}, ${stuck} stuck${example ? ` (${example})` : ''}`,
    )
  }
  const sum = (of: (result: Checked) => number) => results.reduce((total, result) => total + of(result), 0)
  tell(
    `${results.length} cases, ${sum(({ cut }) => (cut ? 1 : 0))} of them in part: ${sum(({ states }) => states)} states, ${sum(({ transitions }) => transitions)} transitions, ${sum(({ stuck }) => stuck)} stuck`,
  )
  return results.every(({ stuck }) => stuck === 0)
}
