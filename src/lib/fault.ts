/** What is wrong with a value that came from outside, and where in it ('stages.0.steps.2.minutes'). */
export class Fault extends Error {
  override name = 'Fault'
  constructor(
    readonly path: string,
    readonly problem: Problem,
  ) {
    super(`${problem} at ${path || 'the top'}`)
  }
}

export type Problem =
  | 'missing'
  | 'wrong-type'
  | 'empty'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'bad-format'
  /** Made by a newer version of the app. */
  | 'newer'
  | 'duplicate'
  | 'unknown-reference'

export const isFault = (value: unknown): value is Fault => value instanceof Fault

/** Runs a check whose readers throw the first Fault they meet, and gives the Fault back as a value. */
export const catchFault = <T>(check: () => T): T | Fault => {
  try {
    return check()
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
}
