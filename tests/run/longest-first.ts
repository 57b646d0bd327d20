import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest, as folders and files below `tests`. A fresh clone knows no durations, and the usual order goes by the size of a
 * file: the longest one would begin last, with nothing left to run beside it.
 */
const longest = ['attacks/attacks.test.ts', 'scenarios/', 'contracts/', 'attacks/', 'mesh/', 'browser/']

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((path) => moduleId.includes(`/tests/${path}`))
  return rank === -1 ? longest.length : rank
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}
