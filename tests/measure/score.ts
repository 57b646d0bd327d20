/** How a judge did on a labelled set. */
export interface Score {
  readonly right: number
  /** Said where it should not have been: what costs precision. */
  readonly wrong: number
  /** Not said where it should have been: what costs recall. */
  readonly missed: number
  /** Rightly said nothing. */
  readonly silent: number
}

export interface Judged {
  readonly said: boolean
  readonly wanted: boolean
}

export const scoreOf = (all: readonly Judged[]): Score => {
  const count = (said: boolean, wanted: boolean) =>
    all.filter((each) => each.said === said && each.wanted === wanted).length
  return {
    right: count(true, true),
    wrong: count(true, false),
    missed: count(false, true),
    silent: count(false, false),
  }
}

/** 0 to 1; 1 where nothing was said: then nothing was said wrongly. */
export const precision = ({ right, wrong }: Score) => (right + wrong === 0 ? 1 : right / (right + wrong))
/** 0 to 1; 1 where there was nothing to say. */
export const recall = ({ right, missed }: Score) => (right + missed === 0 ? 1 : right / (right + missed))

const inPercent = (share: number) => `${(share * 100).toFixed(0)} %`

/** A line of a table: what was judged, how much, how well. */
export const row = (what: string, score: Score): string => {
  const all = score.right + score.wrong + score.missed + score.silent
  const cells = [
    what,
    all,
    score.right + score.missed,
    `${inPercent(precision(score))} (${score.wrong} wrong)`,
    `${inPercent(recall(score))} (${score.right} found)`,
  ]
  return `| ${cells.join(' | ')} |`
}

export const head = (what: string): string =>
  `| ${what} | judged | to be found | precision | recall |\n| --- | --- | --- | --- | --- |`

/** Lines of a labelled file, each split at its bars. @param fields how many each has to have */
export const labelled = (text: string, fields: number): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts = line.split(' | ')
      if (parts.length !== fields) throw new Error(`not ${fields} fields: ${line}`)
      return parts
    })
