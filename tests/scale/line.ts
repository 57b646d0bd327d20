/** What one side of a line does when asked; arguments and answers are plain values. */
export type Duties = { readonly [name: string]: (argument: never) => Promise<unknown> }

/** Asks the other side; rejects with its words where it fails, and with the line's end where it is gone. */
export type Ask<Theirs extends Duties> = <Name extends keyof Theirs & string>(
  name: Name,
  argument: Parameters<Theirs[Name]>[0],
) => Promise<Awaited<ReturnType<Theirs[Name]>>>

/** One end of what a process and its child say to each other: `process` in the child, the ChildProcess in the parent. */
export interface Port {
  readonly connected: boolean
  send?(message: object, told: (error: Error | null) => void): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
}

interface Question {
  readonly ask: string
  readonly id: number
  readonly argument: unknown
}
type Said =
  | Question
  | { readonly answer: unknown; readonly id: number }
  | { readonly failed: string; readonly id: number }

export interface Line<Theirs extends Duties> {
  readonly ask: Ask<Theirs>
  /** Whoever still waits for an answer is told why there will be none; so is whoever asks from then on. */
  end(why: Error): void
}

/** Questions and answers between two processes of one test, both ways. */
export const openLine = <Theirs extends Duties>(port: Port, mine: Duties): Line<Theirs> => {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  let over: Error | undefined

  const end = (why: Error) => {
    over ??= why
    for (const { reject } of waiting.values()) reject(over)
    waiting.clear()
  }
  const say = (said: Said) => {
    if (!port.connected || !port.send) return end(new Error('the other process is gone'))
    port.send(said, (error) => error && end(error))
  }
  const answer = async ({ ask, id, argument }: Question) => {
    try {
      const duty = mine[ask]
      if (!duty) throw new Error(`nobody here does '${ask}'`)
      say({ answer: await duty(argument as never), id })
    } catch (error) {
      say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error), id })
    }
  }
  port.on('message', (message) => {
    const said = message as Said
    if ('ask' in said) {
      void answer(said)
      return
    }
    const question = waiting.get(said.id)
    waiting.delete(said.id)
    if ('failed' in said) question?.reject(new Error(said.failed))
    else question?.resolve(said.answer)
  })

  return {
    ask: (name, argument) =>
      new Promise((resolve, reject) => {
        if (over) return reject(over)
        asked += 1
        waiting.set(asked, { resolve: resolve as (answer: unknown) => void, reject })
        return say({ ask: name, id: asked, argument })
      }),
    end,
  }
}
