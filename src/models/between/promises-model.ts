import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import { pointPartMaxLength } from '../../domain/limits.ts'
import { type LogMeeting, openPromises, type PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Acted } from '../../domain/refusal.ts'
import { refuse } from '../../lib/result.ts'
import { meetingSummaries } from '../../meeting/storage/facts.ts'
import { changeKept, loadKept } from '../../meeting/storage/kept-promises.ts'
import { forgetOwn, loadLog } from '../../meeting/storage/own-log.ts'
import { type Store, settleStored } from '../../storage/store.ts'
import type { PromisesModel } from './promises-types.ts'

interface PromisesParts {
  readonly store: Store
  readonly browser: Pick<Browser, 'now' | 'files'>
}

/** What is promised and asked about, for the first screen and one's own log; no meeting is opened for it. */
export const openPromisesModel = ({ store, browser }: PromisesParts): PromisesModel => {
  const open = signal<readonly PromiseRow[]>([])
  const log = signal<readonly LogMeeting[]>([])
  const reload = async () => {
    const [kept, written] = await Promise.all([loadKept(store), loadLog(store)])
    open.value = openPromises(kept)
    log.value = written
  }
  const settle = async (work: Promise<unknown>): Promise<Acted> => {
    const stored = await settleStored(work.then(() => undefined))
    if (stored.ok) await reload()
    return stored
  }
  return {
    open,
    log,
    reload,
    async answer(promise, { state, learned }) {
      if (learned.length > pointPartMaxLength) return refuse('note-too-long')
      const answer = { state, learned, at: browser.now() }
      return settle(changeKept(store, promise, { answer }))
    },
    takeAnswerBack: (promise) => settle(changeKept(store, promise, { answer: undefined })),
    putAway: (promise) => settle(changeKept(store, promise, { isPutAway: true })),
    takeOut: (promise) => settle(changeKept(store, promise, { isPutAway: undefined })),
    saveLog: ({ name, title, text }) =>
      browser.files.hand({
        name: `${name}.md`,
        type: 'text/markdown',
        bytes: text,
        about: { title, text: title },
        asText: { name: `${name}.txt`, text },
      }),
    async deleteLog() {
      const meetings = await meetingSummaries(store)
      return settle(Promise.all(meetings.map(({ id }) => forgetOwn(store, id))))
    },
  }
}
