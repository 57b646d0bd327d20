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

const notes: SampleMeeting['notes'] = [
  // Reflect & share
  {
    table: early,
    cell: well,
    text: 'Handover at the bedside: patients heard it and put us right twice',
    theme: 'bedside',
  },
  { table: early, cell: well, text: 'Nobody left late in the first two weeks' },
  { table: late, cell: well, text: 'The one-page sheet. We all read the same thing', theme: 'sheet' },
  { table: late, cell: well, text: 'At the bedside the patient is part of it', theme: 'bedside' },
  { table: night, cell: well, text: 'The sheet is quick to read at ten at night', theme: 'sheet' },
  { table: night, cell: well, text: 'Somebody asked the night shift what we need. That was new' },
  { table: doctors, cell: well, text: 'One sheet instead of three notebooks', theme: 'sheet' },
  {
    table: early,
    cell: better,
    text: 'The sheet is filled in at the last minute, from memory',
    theme: 'empty',
  },
  { table: late, cell: better, text: 'Phones ring all through handover', theme: 'calls' },
  { table: late, cell: better, text: 'Sheet often half empty when we come on', theme: 'empty' },
  {
    table: night,
    cell: better,
    text: 'We hear about families and worries only when they are standing in front of us',
  },
  {
    table: night,
    cell: better,
    text: 'We never say when we are too tired to take one more patient',
  },
  { table: doctors, cell: better, text: 'We are called out of handover four or five times', theme: 'calls' },
  { table: doctors, cell: better, text: 'Changes after the round do not reach the sheet', theme: 'empty' },
  { table: early, cell: myWell, text: 'I asked the student to hand over one bay. She was good' },
  {
    table: late,
    cell: myWell,
    text: 'I stayed calm when the sheet was missing, and asked instead of guessing',
  },
  { table: doctors, cell: myWell, text: 'I came to the bedside on Tuesdays and learned a lot' },
  { table: early, cell: myBetter, text: 'I talked too fast because I wanted to go home' },
  {
    table: night,
    cell: myBetter,
    text: 'I complained about the sheet in the kitchen and not to anyone who could change it',
  },
  { table: doctors, cell: myBetter, text: 'I wrote the change in the record and told nobody' },

  // Learn & report
  {
    table: early,
    cell: worked,
    text: 'We tried it on one bay first and changed it twice before all had to use it',
  },
  { table: late, cell: worked, text: 'The people who use the sheet made the sheet' },
  { table: night, cell: worked, text: 'It fits in a pocket', parked: true },
  { table: doctors, cell: worked, text: 'A fixed time: a quarter to, at bay one' },
  { table: early, cell: hard, text: 'Filling it in is one more job at the worst time of the shift' },
  { table: late, cell: hard, text: 'Nobody holds the phone. So everybody does' },
  { table: night, cell: hard, text: 'It was planned on a day shift, for a day shift' },
  { table: doctors, cell: hard, text: 'We did not think of the sheet as ours' },
  {
    table: late,
    cell: myHard,
    text: 'I knew that it was half empty and said nothing, so as not to seem picky',
  },
  {
    table: early,
    cell: learned,
    text: 'A handover begins hours before, not at a quarter to',
    theme: 'early',
  },
  { table: early, cell: learned, text: 'The patient is the only one who was there all day' },
  { table: late, cell: learned, text: 'If the phone is everybody’s job, the handover is nobody’s' },
  {
    table: late,
    cell: learned,
    text: 'A sheet filled in during the shift takes two minutes, at the end of it twelve',
    theme: 'early',
  },
  {
    table: night,
    cell: learned,
    text: 'Tired people leave out the worries and keep the numbers. The worries are what we need at night',
    starred: true,
  },
  { table: night, cell: learned, text: 'Fill it in as you go, or not at all', theme: 'early' },
  { table: doctors, cell: learned, text: 'One change that is not said aloud costs the night an hour' },
  {
    table: doctors,
    cell: myLearned,
    text: 'Next time I will remember that the record is not a conversation',
  },

  // Plan
  { table: early, cell: stop, text: 'Writing the sheet in the last ten minutes' },
  { table: late, cell: stop, text: 'Answering the ward phone during handover' },
  { table: early, cell: start, text: 'The sheet hangs at the bed and is filled in through the shift' },
  { table: late, cell: start, text: 'One person a day holds the phone, with a red badge' },
  { table: night, cell: start, text: 'A line on the sheet: what worries me about this patient' },
  { table: doctors, cell: start, text: 'Changes after the round are said aloud to the nurse of the bay' },
  { table: night, cell: keep, text: 'Asking the night shift before anything is decided' },
  { table: doctors, cell: keep, text: 'Bedside handover on Tuesdays with one of us' },
  { table: night, cell: iStart, text: 'I will say it when I cannot take one more' },
]

const points = (today: string): readonly (readonly [table: number | undefined, ActionPoint])[] => [
  [
    late,
    {
      id: 'sample-phone',
      who: 'Daniel',
      what: 'see that one person a day holds the ward phone during handover',
      how: 'making a red badge and a list for two weeks',
      when: daysAfter(today, 3),
      asks: 'Mercy',
      taken: true,
    },
  ],
  [
    early,
    {
      id: 'sample-sheet',
      who: 'Anneke',
      what: 'hang the handover sheet at every bed of bay two',
      how: 'trying it on Monday’s early shift with two colleagues',
      when: daysAfter(today, 5),
      asks: 'Tom',
      taken: true,
    },
  ],
  [
    night,
    {
      id: 'sample-worry',
      who: 'Samira',
      what: 'add the line “what worries me” to the sheet',
      how: 'printing twenty copies and asking three nights what they think',
      when: daysAfter(today, 7),
      asks: 'Anneke',
      taken: true,
    },
  ],
  [
    doctors,
    {
      id: 'sample-aloud',
      who: 'Dr Okafor',
      what: 'tell the nurse of the bay each change after the round',
      how: 'walking past the bay before the next patient',
      when: daysAfter(today, 14),
      asks: 'Daniel',
      taken: true,
    },
  ],
  [
    night,
    {
      id: 'sample-tired',
      who: '',
      what: 'find words for “I cannot take one more”, and agree on what happens then',
      how: 'talking about it at the next night meeting',
      when: daysAfter(today, 21),
      asks: '',
      taken: false,
    },
  ],
  [
    undefined,
    {
      id: 'sample-ward-six',
      who: '',
      what: 'show ward 6 the sheet and hear how they do it',
      how: 'inviting two of them to one bedside handover',
      when: daysAfter(today, 28),
      asks: 'Mercy',
      taken: false,
    },
  ],
]

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
  points: points(today).map(([table, point]) => ({ table, point })),
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
