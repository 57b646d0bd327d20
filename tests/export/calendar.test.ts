import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterEach, describe, expect, it } from 'vitest'
import { plainLine, plainLines } from '../../src/domain/document/plain-lines.ts'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import { actionPointsIcs } from '../../src/export/calendar/action-points-ics.ts'
import { calendarFile } from '../../src/export/calendar/calendar-file.ts'
import { nextMeetingIcs } from '../../src/export/calendar/next-meeting-ics.ts'
import { promiseIcs } from '../../src/export/calendar/promise-ics.ts'
import { sampleDocument, sampleSource } from './a-document.ts'
import { englishLabels as labels } from './labels.ts'

const now = Date.UTC(2026, 10, 20, 15)

const eventsOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))

const promise = {
  id: 't2-abc',
  what: 'ask three questions before I answer',
  how: 'keeping the card in my pocket',
  when: '2026-11-27',
  asks: 'Tom',
}

it('[W2] each action point with a date is one whole day, in another reader’s eyes', () => {
  const document = sampleDocument()
  const events = eventsOf(actionPointsIcs(document, labels, { now }))
  const dated = document.points.filter(({ when }) => when !== '')
  expect(dated.length).toBeGreaterThan(3)
  expect(events.map((event) => event.startDate.toString())).toEqual(dated.map(({ when }) => when))
  for (const event of events) {
    expect(event.startDate.isDate).toBe(true)
    expect(event.duration.toSeconds()).toBe(24 * 60 * 60)
    expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(event.component.getAllSubcomponents('valarm')).toEqual([])
  }
  expect(events[0]?.summary).toBe('Anneke will hang the handover sheet at every bed of bay two')
  expect(events[0]?.description).toContain(
    'Tom will ask about it.\nFrom the meeting “Shift handover on ward 4”.',
  )
})

it('[W2] importing it again replaces what was there: ids stay, and a later file is the later version', () => {
  const document = sampleDocument()
  const first = eventsOf(actionPointsIcs(document, labels, { now }))
  const second = eventsOf(actionPointsIcs(document, labels, { now: now + 3_600_000 }))
  expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid))
  expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length)
  expect(second[0]?.sequence).toBeGreaterThan(first[0]?.sequence ?? Number.NaN)
})

it('[L8] points of earlier meetings that are still open are in it, with their meeting, and keep their place in the calendar', () => {
  const source = sampleSource()
  const earlier = {
    title: 'Spring',
    heldAt: 0,
    heldOn: '2026-05-05',
    points: ['t1-open', 't1-done'].map((id) => ({
      ...emptyPoint(id),
      who: 'Tom',
      what: 'ask',
      when: '2026-06-01',
    })),
  }
  const outcomes = new Map([['t1-done', { state: 'done', learned: '' }] as const])
  const document = workingDocument({ ...source, points: new Map(), earlier, outcomes })
  const [event, ...others] = eventsOf(actionPointsIcs(document, labels, { now }))
  expect(others).toEqual([])
  expect(event?.summary).toBe('Still open: Tom (proposed) will ask')
  expect(event?.description).toContain('From the meeting “Spring, 5 May 2026”.')
  const before = workingDocument({
    ...source,
    points: new Map([['t1-open', { ...emptyPoint('t1-open'), when: '2026-06-01', table: 't1' }]]),
    earlier: undefined,
  })
  expect(eventsOf(actionPointsIcs(before, labels, { now })).map(({ uid }) => uid)).toEqual([event?.uid])
})

it('[W2] a second parser reads the same days and words', () => {
  const document = sampleDocument()
  const file = actionPointsIcs(document, labels, { now })
  const days = (day: Date) =>
    `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`
  const others = Object.values(nodeIcal.sync.parseICS(file)).flatMap((entry) =>
    entry?.type === 'VEVENT' ? [entry] : [],
  )
  const text = (value: unknown) => (typeof value === 'string' ? value : (value as { val: string }).val)
  expect(
    others.map(({ uid, summary, description, start, datetype }) => [
      uid,
      text(summary),
      text(description),
      days(start),
      datetype,
    ]),
  ).toEqual(
    eventsOf(file).map(({ uid, summary, description, startDate }) => [
      uid,
      summary,
      description,
      startDate.toString(),
      'date',
    ]),
  )
})

it('[L4] a promise is one day with a reminder that morning, and the same entry as in the document’s file', () => {
  const setting = { title: 'Shift handover', language: 'en', now }
  const [event, ...others] = eventsOf(promiseIcs(promise, labels.calendar, setting))
  expect(others).toEqual([])
  expect(event?.startDate.toString()).toBe('2026-11-27')
  expect(event?.summary).toBe('My promise: ask three questions before I answer')
  expect(event?.description).toBe(
    'keeping the card in my pocket\nTom will ask about it.\nFrom the meeting “Shift handover”.',
  )
  const trigger = event?.component.getFirstSubcomponent('valarm')?.getFirstProperty('trigger')
  expect(trigger?.getFirstValue()?.toString()).toBe('PT9H')
  expect(trigger?.getFirstParameter('related') ?? 'START').toBe('START')

  const source = sampleSource()
  const points = new Map([[promise.id, { ...promise, who: 'Ann', taken: true, table: 't2' }]])
  const [inDocument] = eventsOf(actionPointsIcs(workingDocument({ ...source, points }), labels, { now }))
  expect(inDocument?.uid).toBe(event?.uid)
  expect(event?.uid).not.toContain('t2-')
})

it('[B3] who asks has the day too, as an entry of its own', () => {
  const setting = { title: 'Shift handover', language: 'en', now }
  const [event] = eventsOf(promiseIcs({ ...promise, asking: 'Ann' }, labels.calendar, setting))
  expect(event?.summary).toBe('Ask Ann: ask three questions before I answer')
  const [owners] = eventsOf(promiseIcs(promise, labels.calendar, setting))
  expect(event?.uid).not.toBe(owners?.uid)
  expect(event?.component.getFirstSubcomponent('valarm')).toBeTruthy()
})

it('[B1] a next meeting that moves is the same event of a higher version, and says how the app is opened', () => {
  const next = { title: 'December', on: '2026-12-12', event: 'e1'.repeat(8), revision: 1, generation: 1 }
  const [first] = eventsOf(nextMeetingIcs(next, labels, { now }))
  const moved = { ...next, on: '2026-12-19', revision: 2 }
  const [second] = eventsOf(nextMeetingIcs(moved, labels, { now }))
  expect(second?.uid).toBe(first?.uid)
  expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0)
  expect(second?.startDate.toString()).toBe('2026-12-19')
  expect(second?.description).toBe(labels.calendar.opensBy)
})

describe('in any time zone', () => {
  const before = process.env.TZ
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  const zones = [
    ['Pacific/Kiritimati', -14 * 60],
    ['Asia/Kolkata', -5.5 * 60],
    ['America/Los_Angeles', 8 * 60],
    ['UTC', 0],
  ] as const
  const written = (zone: string) => {
    process.env.TZ = zone
    return promiseIcs(promise, labels.calendar, { title: 'x', language: 'en', now })
  }

  it.each(zones)('[W2] [L4] the day stays the day in %s', (zone, offsetMinutes) => {
    process.env.TZ = zone
    expect(new Date(2026, 10, 27).getTimezoneOffset(), 'the zone has been taken').toBe(offsetMinutes)
    const [event] = eventsOf(written(zone))
    const day = event?.startDate.toJSDate()
    expect([day?.getFullYear(), day?.getMonth(), day?.getDate(), day?.getHours()]).toEqual([2026, 10, 27, 0])
    expect(event?.endDate.toString()).toBe('2026-11-28')
  })

  it('[W2] the file itself is the same wherever it is written', () => {
    expect(new Set(zones.map(([zone]) => written(zone))).size).toBe(1)
  })
})

it('[K4] whatever people write stays inside its own line, and comes back as it was', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({
      unit: fc.constantFrom(
        '\r',
        '\n',
        ':',
        ';',
        ',',
        '\\',
        '"',
        'BEGIN:VEVENT',
        ' ',
        '👩🏽‍⚕️',
        'ש',
        '\u2028',
      ),
      maxLength: 60,
    }),
  )
  fc.assert(
    fc.property(nasty, nasty, (title, notes) => {
      const file = calendarFile({
        name: title,
        language: 'en',
        writtenAt: now,
        days: [{ id: 'a', day: '2026-11-27', title, notes, reminds: false }],
      })
      for (const line of file.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }
      const [event, ...others] = eventsOf(file)
      expect(others).toEqual([])
      expect(event?.summary ?? '').toBe(plainLine(title))
      expect(event?.description ?? '').toBe(plainLines(notes).join('\n'))
    }),
    { seed: 7, numRuns: 300 },
  )
})
