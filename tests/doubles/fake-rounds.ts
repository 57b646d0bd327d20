import { type Signal, signal } from '@preact/signals'
import type {
  AirtimeModel,
  BidView,
  RoundsModel,
  SpeakerView,
  TimekeeperView,
  TurnView,
} from '../../src/models/table/set-types.ts'

/** A table's pace as a test sets it; what a view calls is told, and changes nothing by itself. */
export interface FakeRounds extends RoundsModel {
  readonly turn: Signal<TurnView | undefined>
  readonly order: Signal<readonly BidView[]>
  readonly bidsCell: Signal<string | undefined>
  readonly timekeeper: Signal<TimekeeperView>
}

export const fakeRounds = (did: (name: string, ...args: unknown[]) => void): FakeRounds => {
  const told =
    (name: string) =>
    (...args: unknown[]) => {
      did(`rounds.${name}`, ...args)
      return undefined
    }
  return {
    turn: signal(undefined),
    order: signal([]),
    bidsCell: signal(undefined),
    timekeeper: signal({ who: 'nobody', here: false }),
    bid: told('bid'),
    moveBid: told('moveBid'),
    writeFor: told('writeFor'),
    keepTime: told('keepTime'),
    start: told('start'),
    pause: told('pause'),
    resume: told('resume'),
    addMinutes: told('addMinutes'),
    next: told('next'),
    previous: told('previous'),
    callUp: told('callUp'),
  }
}

export interface FakeAirtime extends AirtimeModel {
  readonly offered: Signal<boolean>
  readonly on: Signal<boolean>
  readonly speakers: Signal<readonly SpeakerView[]>
}

export const fakeAirtime = (did: (name: string, ...args: unknown[]) => void): FakeAirtime => ({
  offered: signal(false),
  on: signal(false),
  speakers: signal([]),
  turn: (on) => did('airtime.turn', on),
  addSpeaker: (label) => did('airtime.addSpeaker', label),
  removeSpeaker: (id) => did('airtime.removeSpeaker', id),
  speaking: (id) => did('airtime.speaking', id),
})
