import type { ActionPoint, Brief, RoomStage } from '../domain/records/records.ts'
import { type CellId, cellId, type StageId, type Template } from '../domain/template/template.ts'
import { actionLearningMeeting } from './action-learning-meeting.ts'

/** What the sample meeting's room and its one device hold; tables are numbered from 1, as in `Table.number`. */
export interface SampleMeeting {
  readonly brief: Brief
  readonly template: Template
  /** Names, in the order of their numbers. */
  readonly tables: readonly string[]
  /** Shared with the room, in each table's own order within a cell. */
  readonly notes: readonly {
    readonly table: number
    readonly cell: CellId
    readonly text: string
    /** One of `themes`; its notes are all of one cell. */
    readonly theme?: string
    readonly starred?: true
    readonly parked?: true
  }[]
  /** What the facilitator has grouped, by name. */
  readonly themes: Readonly<Record<string, string>>
  /** Of the device's own first circle. */
  readonly privateNotes: readonly { readonly cell: CellId; readonly text: string }[]
  /** `table` is undefined for a point that the facilitator wrote down. */
  readonly points: readonly { readonly table: number | undefined; readonly point: ActionPoint }[]
  /** The stages that each table has called finished. */
  readonly ready: readonly { readonly table: number; readonly stage: StageId }[]
  readonly place: RoomStage['place']
  readonly spotlight: { readonly table: number; readonly next: number }
}

const day = 24 * 60 * 60 * 1000

/** @param today ISO date, '2026-11-20'. @returns the ISO date so many days later. */
const daysAfter = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

const well = cellId('reflect', 'ours', 'well')
const better = cellId('reflect', 'ours', 'better')
const myWell = cellId('reflect', 'mine', 'well')
const myBetter = cellId('reflect', 'mine', 'better')
const worked = cellId('learn', 'ours', 'worked')
const hard = cellId('learn', 'ours', 'hard')
const learned = cellId('learn', 'ours', 'learned')
const myHard = cellId('learn', 'mine', 'hard')
const myLearned = cellId('learn', 'mine', 'learned')
const stop = cellId('plan', 'ours', 'stop')
const start = cellId('plan', 'ours', 'start')
const keep = cellId('plan', 'ours', 'continue')
const iStart = cellId('plan', 'mine', 'start')

const early = 1
const late = 2
const night = 3
const doctors = 4

type Note = SampleMeeting['notes'][number]
const note = (table: number, cell: CellId, text: string, more: Partial<Note> = {}): Note => ({
  table,
  cell,
  text,
  ...more,
})

const notes: SampleMeeting['notes'] = [
  // Reflect & share
  note(early, well, 'Handover at the bedside: patients heard it and put us right twice', {
    theme: 'bedside',
  }),
  note(early, well, 'Nobody left late in the first two weeks'),
  note(late, well, 'The one-page sheet. We all read the same thing', { theme: 'sheet' }),
  note(late, well, 'At the bedside the patient is part of it', { theme: 'bedside' }),
  note(night, well, 'The sheet is quick to read at ten at night', { theme: 'sheet' }),
  note(night, well, 'Somebody asked the night shift what we need. That was new'),
  note(doctors, well, 'One sheet instead of three notebooks', { theme: 'sheet' }),
  note(early, better, 'The sheet is filled in at the last minute, from memory', { theme: 'empty' }),
  note(late, better, 'Phones ring all through handover', { theme: 'calls' }),
  note(late, better, 'Sheet often half empty when we come on', { theme: 'empty' }),
  note(night, better, 'We hear about families and worries only when they are standing in front of us'),
  note(night, better, 'We never say when we are too tired to take one more patient'),
  note(doctors, better, 'We are called out of handover four or five times', { theme: 'calls' }),
  note(doctors, better, 'Changes after the round do not reach the sheet', { theme: 'empty' }),
  note(early, myWell, 'I asked the student to hand over one bay. She was good'),
  note(late, myWell, 'I stayed calm when the sheet was missing, and asked instead of guessing'),
  note(doctors, myWell, 'I came to the bedside on Tuesdays and learned a lot'),
  note(early, myBetter, 'I talked too fast because I wanted to go home'),
  note(night, myBetter, 'I complained about the sheet in the kitchen and not to anyone who could change it'),
  note(doctors, myBetter, 'I wrote the change in the record and told nobody'),

  // Learn & report
  note(early, worked, 'We tried it on one bay first and changed it twice before all had to use it'),
  note(late, worked, 'The people who use the sheet made the sheet'),
  note(night, worked, 'It fits in a pocket', { parked: true }),
  note(doctors, worked, 'A fixed time: a quarter to, at bay one'),
  note(early, hard, 'Filling it in is one more job at the worst time of the shift'),
  note(late, hard, 'Nobody holds the phone. So everybody does'),
  note(night, hard, 'It was planned on a day shift, for a day shift'),
  note(doctors, hard, 'We did not think of the sheet as ours'),
  note(late, myHard, 'I knew that it was half empty and said nothing, so as not to seem picky'),
  note(early, learned, 'A handover begins hours before, not at a quarter to', { theme: 'early' }),
  note(early, learned, 'The patient is the only one who was there all day'),
  note(late, learned, 'If the phone is everybody’s job, the handover is nobody’s'),
  note(late, learned, 'A sheet filled in during the shift takes two minutes, at the end of it twelve', {
    theme: 'early',
  }),
  note(
    night,
    learned,
    'Tired people leave out the worries and keep the numbers. The worries are what we need at night',
    { starred: true },
  ),
  note(night, learned, 'Fill it in as you go, or not at all', { theme: 'early' }),
  note(doctors, learned, 'One change that is not said aloud costs the night an hour'),
  note(doctors, myLearned, 'Next time I will remember that the record is not a conversation'),

  // Plan
  note(early, stop, 'Writing the sheet in the last ten minutes'),
  note(late, stop, 'Answering the ward phone during handover'),
  note(early, start, 'The sheet hangs at the bed and is filled in through the shift'),
  note(late, start, 'One person a day holds the phone, with a red badge'),
  note(night, start, 'A line on the sheet: what worries me about this patient'),
  note(doctors, start, 'Changes after the round are said aloud to the nurse of the bay'),
  note(night, keep, 'Asking the night shift before anything is decided'),
  note(doctors, keep, 'Bedside handover on Tuesdays with one of us'),
  note(night, iStart, 'I will say it when I cannot take one more'),
]

/** An action point that has an owner has been taken. */
const pointsOn = (today: string): SampleMeeting['points'] => {
  const point = (
    table: number | undefined,
    id: string,
    dueInDays: number,
    { who, what, how, asks }: Pick<ActionPoint, 'who' | 'what' | 'how' | 'asks'>,
  ) => ({
    table,
    point: { id, who, what, how, when: daysAfter(today, dueInDays), asks, taken: who !== '' },
  })
  return [
    point(late, 'sample-phone', 3, {
      who: 'Daniel',
      what: 'see that one person a day holds the ward phone during handover',
      how: 'making a red badge and a list for two weeks',
      asks: 'Mercy',
    }),
    point(early, 'sample-sheet', 5, {
      who: 'Anneke',
      what: 'hang the handover sheet at every bed of bay two',
      how: 'trying it on Monday’s early shift with two colleagues',
      asks: 'Tom',
    }),
    point(night, 'sample-worry', 7, {
      who: 'Samira',
      what: 'add the line “what worries me” to the sheet',
      how: 'printing twenty copies and asking three nights what they think',
      asks: 'Anneke',
    }),
    point(doctors, 'sample-aloud', 14, {
      who: 'Dr Okafor',
      what: 'tell the nurse of the bay each change after the round',
      how: 'walking past the bay before the next patient',
      asks: 'Daniel',
    }),
    point(night, 'sample-tired', 21, {
      who: '',
      what: 'find words for “I cannot take one more”, and agree on what happens then',
      how: 'talking about it at the next night meeting',
      asks: '',
    }),
    point(undefined, 'sample-ward-six', 28, {
      who: '',
      what: 'show ward 6 the sheet and hear how they do it',
      how: 'inviting two of them to one bedside handover',
      asks: 'Mercy',
    }),
  ]
}

/**
 * A believable meeting in the middle of its second plenary, so that a newcomer sees the readout and the working
 * document without any phone.
 * @param today ISO date by this device's calendar; due dates count from it.
 */
export const sampleMeeting = (today: string): SampleMeeting => ({
  brief: {
    title: 'Shift handover on ward 4',
    focus: 'Six weeks of handing over at the bedside, with one sheet for all shifts',
    names: false,
  },
  template: actionLearningMeeting,
  tables: ['Early shift', 'Late shift', 'Night shift', 'Doctors'],
  notes,
  themes: {
    bedside: 'At the bedside',
    sheet: 'One sheet for all',
    empty: 'The sheet lags behind',
    calls: 'Called away',
    early: 'Fill it in through the shift',
  },
  privateNotes: [
    { cell: myWell, text: 'I kept quiet and let the tables talk. It was worth it' },
    { cell: myBetter, text: 'I promised the night shift an answer in week two and forgot' },
    { cell: iStart, text: 'Go and see one night handover myself' },
  ],
  points: pointsOn(today),
  ready: [
    { table: early, stage: 'reflect' },
    { table: late, stage: 'reflect' },
    { table: night, stage: 'reflect' },
    { table: doctors, stage: 'reflect' },
    { table: early, stage: 'learn' },
    { table: late, stage: 'learn' },
    { table: doctors, stage: 'learn' },
  ],
  place: { stage: 'learn', step: 'plenary' },
  spotlight: { table: late, next: night },
})
