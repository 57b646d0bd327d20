/** What came of asking for something: what was asked for, or the named reason why nothing changed. */
export type Result<T, Why> = Success<T> | Failure<Why>

interface Success<T> {
  readonly ok: true
  readonly value: T
}

interface Failure<Why> {
  readonly ok: false
  readonly why: Why
}

export const succeed = <T>(value: T): Success<T> => ({ ok: true, value })
export const refuse = <Why>(why: Why): Failure<Why> => ({ ok: false, why })

/** The success of what has nothing to give back. */
export const done: Success<void> = { ok: true, value: undefined }

/** For what cannot be refused unless something of ours is wrong. @throws Error naming the reason, where it was refused all the same */
export const insist = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(`refused: ${result.why}`)
  return result.value
}
