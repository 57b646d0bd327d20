import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import { done } from '../../lib/result.ts'
import type { MeetingState, Route } from './app-types.ts'
import type { ArrivedFile, ArrivingModel } from './arriving-types.ts'
import type { OpenedFile } from './open-file.ts'

interface ArrivingParts {
  readonly browser: Pick<Browser, 'windows' | 'arriving'>
  readonly meeting: ReadonlySignal<MeetingState>
  go(route: Route): void
  /** Finds out what it is; loaded when there is a file. */
  look(file: Blob): Promise<Acted<OpenedFile>>
}

/** Windows of one browser hand files to the one that has the meeting open. */
const channelName = 'plenary-files'

type Message =
  | { readonly files: 1; readonly t: 'here'; readonly arrived: ArrivedFile }
  | { readonly files: 1; readonly t: 'taken'; readonly meeting: string }

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'files' in value && value.files === 1

export const arrivingModel = ({ browser, meeting, go, look }: ArrivingParts) => {
  const file = signal<ArrivedFile | undefined>(undefined)
  const handedOver = signal(false)
  const refused = signal<Refusal | undefined>(undefined)
  const channel = browser.windows.channel(channelName)

  const open = async (picked: Blob): Promise<Acted> => {
    handedOver.value = false
    const found = await look(picked)
    if (!found.ok) return found
    file.value = found.value.arrived
    go(found.value.route)
    return done
  }
  channel.onMessage((message) => {
    if (!isMessage(message)) return
    if (message.t === 'taken') {
      if (file.peek()?.meeting !== message.meeting) return
      file.value = undefined
      handedOver.value = true
      return
    }
    const state = meeting.peek()
    const { arrived } = message
    if (state.state !== 'open' || state.model.id !== arrived.meeting || !state.model.moving) return
    file.value = arrived
    go({ at: 'meeting', id: arrived.meeting, page: 'carry' })
    channel.post({ files: 1, t: 'taken', meeting: arrived.meeting } satisfies Message)
  })
  effect(() => {
    const arrived = file.value
    if (arrived && meeting.value.state === 'elsewhere')
      channel.post({ files: 1, t: 'here', arrived } satisfies Message)
  })

  const model: ArrivingModel = {
    file,
    handedOver,
    refused,
    take(id) {
      const arrived = file.peek()
      if (arrived?.meeting !== id) return undefined
      file.value = undefined
      return arrived
    },
  }
  return {
    model,
    open,
    /** From now on what the system brings is opened. */
    start() {
      browser.arriving.onFile((arrived) => {
        refused.value = undefined
        open(arrived).then(
          (opened) => {
            if (!opened.ok) refused.value = opened.why
          },
          (error: unknown) => console.error('A file that arrived could not be opened', error),
        )
      })
    },
  }
}
