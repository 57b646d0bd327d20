import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import { writeNextLink } from '../../domain/joining/next-link.ts'
import { titleMaxLength } from '../../domain/limits.ts'
import { isDate } from '../../domain/outcome/action-point.ts'
import { tableInNext } from '../../domain/outcome/next-tables.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Brief, NextCode, NextMeeting, Table } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Template } from '../../domain/template/template.ts'
import { bytesToHex, randomBytes } from '../../lib/bytes.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { done, refuse, succeed } from '../../lib/result.ts'
import { createMeetingEntry, draftOf } from '../../meeting/meeting-entry.ts'
import { draftNext } from '../../meeting/new-meeting.ts'
import { meetingFacts, type SeatFact } from '../../meeting/storage/facts.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import { learnHeld, learnNext, plannedAs } from '../../meeting/storage/planned.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import { settleStored } from '../../storage/store.ts'
import { type KeepParts, keepNext } from './keep-next.ts'
import type { NextModel, NextSaid } from './next-types.ts'

const eventBytes = 8

export interface NextModelParts extends Omit<KeepParts, 'now'> {
  readonly id: MeetingId
  readonly room: Pick<Room, 'writeAll'>
  readonly view: ReadonlySignal<RoomView>
  readonly template: ReadonlySignal<Template>
  readonly brief: ReadonlySignal<Brief>
  readonly tables: ReadonlySignal<readonly Table[]>
  readonly seat: ReadonlySignal<SeatFact>
  /** This device's key, while it is a facilitator's. */
  readonly signer: ReadonlySignal<Signer | undefined>
  readonly browser: Pick<Browser, 'now' | 'files' | 'base'>
  encodeLink(content: { invitation: Invitation }): string
}

/** What of the next meeting is in this device's list, with its code. */
interface Kept {
  readonly summary: MeetingSummary
  readonly code: string
}

/**
 * When the people of this meeting meet again. The facilitator's device makes the next meeting, keeps it to itself as a
 * draft, and tells this room its day and its code; each device that wants to keeps both. Nothing is called before
 * somebody opens it.
 */
export const nextModel = (parts: NextModelParts) => {
  const { store, view, browser, readLink } = parts
  const entering = { store, now: browser.now, readLink }
  const kept = signal<Kept | undefined>(undefined)
  const inTurn = createTurns()
  const said = computed(() => view.value.next)
  /** The code that the room was told, while it is the newest. */
  const told = computed(() => {
    const { next, nextCode } = view.value
    const isNewest = next && nextCode?.event === next.event && nextCode.generation === next.generation
    return isNewest ? nextCode.code : undefined
  })

  const codeOf = async (id: MeetingId): Promise<string> => {
    const entry = await meetingFacts(store, id).entry.get()
    return entry?.kind === 'invitation' ? digitsOf(parts.encodeLink({ invitation: entry.invitation })) : ''
  }
  const look = async (event: string | undefined) => {
    const [summary] = event === undefined ? [] : await plannedAs(store, event)
    kept.value =
      summary && !summary.planned.isReplaced
        ? { summary, code: summary.planned.code ?? (await codeOf(summary.id)) }
        : undefined
  }
  /** What the room says of the next meeting is so for what is kept of it here; and this meeting may itself be one. */
  const learn = async (next: NextMeeting | undefined, event: string | undefined) => {
    if (event !== undefined) await learnHeld(store, event, parts.id)
    if (next) await learnNext(store, next)
    await look(next?.event)
  }
  const heldAs = computed(() => view.value.brief?.event)
  const stop = effect(() => {
    const [next, event] = [said.value, heldAs.value]
    void inTurn(() => learn(next, event)).catch((error: unknown) =>
      console.warn('what was said of the next meeting could not be kept', error),
    )
  })

  const writeAll = async (
    statements: readonly (readonly [RecordKey, NextMeeting | NextCode | null])[],
  ): Promise<Acted> => {
    const signer = parts.signer.peek()
    if (!signer) return refuse('not-allowed')
    return parts.room.writeAll(
      statements.map(([key, content]) => ({ key, content })),
      signer,
    )
  }
  /** The next meeting as a draft on this device, with a code of its own. */
  const make = async (next: NextMeeting) => {
    const draft = draftNext(parts.id, parts.view.peek(), {
      brief: parts.brief.peek(),
      template: parts.template.peek(),
      tables: parts.tables.peek(),
      next,
    })
    const { title: _, ...planned } = next
    const about = { sample: false, planned: { ...planned, from: parts.id } }
    const { id, invitation } = await createMeetingEntry(entering, draft, about)
    await draftOf(store, id).keep(draft)
    return { id, code: digitsOf(parts.encodeLink({ invitation })) }
  }
  const settle = async (work: () => Promise<Acted>): Promise<Acted> => {
    if (!parts.signer.peek()) return refuse('not-allowed')
    const stored = await inTurn(() => settleStored(work()))
    return stored.ok ? stored.value : stored
  }
  const isLed = () => kept.peek()?.summary.role === 'facilitator'

  const sayFirst = async (next: NextMeeting): Promise<Acted> => {
    const { id, code } = await make(next)
    const { event, generation } = next
    const written = await writeAll([
      ['next', next],
      ['next-code', { event, generation, code }],
    ])
    if (!written.ok) await meetingFacts(store, id).forget()
    return written
  }

  const model: NextModel = {
    said,
    state: computed(() => {
      if (kept.value) return kept.value.summary.role === 'facilitator' ? 'led' : 'kept'
      return told.value === undefined ? 'by-link' : 'can-keep'
    }),
    async keep() {
      const [next, code] = [said.peek(), told.peek()]
      if (!next || code === undefined) return refuse('link-broken')
      const { name, table } = parts.seat.peek()
      const seat = { name, table: tableInNext(parts.tables.peek(), table) }
      const added = await inTurn(() => keepNext(entering, { ...next, code }, { seat, from: parts.id }))
      if (!added.ok) return added
      await look(next.event)
      return done
    },
    say: (asked) =>
      settle(async () => {
        const before = said.peek()
        const words = wordsOf(asked, parts.brief.peek())
        if (!words) return refuse('not-in-form')
        if (!before) {
          const event = bytesToHex(randomBytes(eventBytes))
          const first = await sayFirst({ ...words, event, revision: 1, generation: 1 })
          await look(event)
          return first
        }
        const next = { ...before, ...words, revision: before.revision + 1 }
        const written = await writeAll([['next', next]])
        if (written.ok) await learn(next, undefined)
        return written
      }),
    takeBack: () =>
      settle(async () => {
        const id = isLed() ? kept.peek()?.summary.id : undefined
        const written = await writeAll([
          ['next', null],
          ['next-code', null],
        ])
        if (written.ok && id !== undefined) await meetingFacts(store, id).forget()
        await look(said.peek()?.event)
        return written
      }),
    changeCode: () =>
      settle(async () => {
        const before = said.peek()
        if (!before) return refuse('not-allowed')
        const next = { ...before, revision: before.revision + 1, generation: before.generation + 1 }
        const old = isLed() ? kept.peek()?.summary.id : undefined
        const { id } = await make(next)
        const written = await writeAll([
          ['next', next],
          ['next-code', null],
        ])
        // Nobody is let in by the old code: there is no meeting any more to which it leads.
        const gone = written.ok ? old : id
        if (gone !== undefined) await meetingFacts(store, gone).forget()
        await look(next.event)
        return written
      }),
    link: computed(() => {
      const next = said.value
      const code = kept.value?.code || told.value
      return next && code ? `${browser.base}#${writeNextLink({ ...next, code })}` : ''
    }),
    async toCalendar(labels) {
      const next = said.peek()
      if (!next || !isDate(next.on)) return refuse('no-date')
      const { nextMeetingIcs } = await loadAgain(() => import('../../export/calendar/next-meeting-ics.ts'))
      const bytes = nextMeetingIcs(next, labels, { now: browser.now() })
      return succeed(
        await browser.files.hand({
          name: `plenary-${next.on}.ics`,
          type: 'text/calendar',
          bytes,
          about: { title: next.title, text: next.title },
        }),
      )
    },
  }
  /** Of a phone that others use too: what its person has kept goes, with their name in it; what has begun stays. */
  const forgetKept = async () => {
    const event = said.peek()?.event
    if (event === undefined) return
    for (const { id, role, planned } of await plannedAs(store, event))
      if (role !== 'facilitator' && !planned.isOpened) await meetingFacts(store, id).forget()
    await look(event)
  }
  return { model, close: stop, forgetKept }
}

const digitsOf = (link: string) => link.slice(link.indexOf('#') + 1)

const wordsOf = ({ title, on }: NextSaid, brief: Brief): NextSaid | undefined => {
  const named = title.trim() || brief.title
  if ((on !== '' && !isDate(on)) || named === '' || named.length > titleMaxLength) return undefined
  return { title: named, on }
}
