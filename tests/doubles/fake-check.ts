import { computed, type Signal, signal } from '@preact/signals'
import {
  type Finding,
  type PairFindings,
  type RoomFindings,
  roomVerdict,
  untriedPair,
} from '../../src/domain/joining/room-check.ts'
import type { CheckModel } from '../../src/models/connect/check-types.ts'
import type { PairingState } from '../../src/models/connect/connection-types.ts'

/** A device on which all is well. */
export const allWell: RoomFindings = {
  storage: 'kept',
  offline: 'yes',
  awake: 'works',
  camera: 'works',
  before: 'names',
  addresses: 'real',
  linkHere: 'works',
  portal: 'own',
}

export interface FakeCheck extends CheckModel {
  readonly mine: Signal<RoomFindings>
  readonly theirs: Signal<RoomFindings | undefined>
  readonly pair: Signal<PairFindings>
  readonly trying: Signal<Finding | undefined>
  readonly tried: Signal<boolean>
  readonly state: Signal<PairingState>
  /** What was called, by name. */
  readonly called: string[]
}

/** A room check whose outcomes are set by hand. */
export const fakeCheck = (
  options: { readonly found?: RoomFindings; readonly isSecond?: boolean; readonly relays?: boolean } = {},
): FakeCheck => {
  const called: string[] = []
  const mine = signal<RoomFindings>(options.found ?? {})
  const pair = signal(untriedPair)
  const tried = signal(options.found !== undefined)
  const state = signal<PairingState>({ at: 'ready' })
  const link = signal<string | undefined>(undefined)
  return {
    isSecond: options.isSecond ?? false,
    mine,
    theirs: signal<RoomFindings | undefined>(undefined),
    pair,
    verdict: computed(() => roomVerdict(mine.value, pair.value)),
    trying: signal<Finding | undefined>(undefined),
    tried,
    state,
    called,
    async run() {
      called.push('run')
      tried.value = true
    },
    tryOnline: options.relays
      ? async () => {
          called.push('relays')
        }
      : undefined,
    pairing: {
      start() {
        link.value = `https://plenary.example/#c${'31415926535897932384'.repeat(12)}`
        return () => {}
      },
      link,
      state,
      apart: signal(false),
      read: (text) => {
        called.push(`read ${text}`)
      },
    },
    async close() {
      called.push('close')
    },
  }
}
