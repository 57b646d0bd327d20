/*
 * The worst of each class of tests/attacks, against two real pages over real WebRTC: one meeting, attacked class by class.
 * X12 (relays) stays on the memory network: what it attacks is the letters, not the link.
 */
import { newOwnedId } from '../../src/grid/new-id.ts'
import { sequenceMax } from '../../src/records/limits.ts'
import type { SignedRecord } from '../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import type { AttackRow, Standing } from '../attacks/attack-class.ts'
import * as moves from '../attacks/grid-moves.ts'
import { forge } from '../records/set/neighbour.ts'
import { Attacked } from './support/attacked.ts'
import type { AttackLink } from './support/attacker.ts'
import { joinByLink, pairByText, toMeeting } from './support/steps.ts'
import { expect, test } from './support/test.ts'

interface RealAttack {
  readonly id: string
  readonly title: string
  readonly variant: string
  readonly from: Standing
  readonly sends: string
  /** Makes ready what takes its time, and gives the attack itself. */
  prepare(meeting: Attacked): Promise<() => Promise<void>>
}

const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const openMeetingsMs = 60_000
const classMs = 60_000
/** Two devices that were told differently agree within so long. */
const agreeMs = 10_000
const cell = 'reflect/mine/well'

/** With a seat at the phone's table, and what a seat gets. */
const sitDown = async ({ attacker, phone }: Attacked) => {
  const link = await attacker.linkTo(phone)
  const key = await link.takeSeat('t1')
  return { link, key, grid: await link.openGrid('t1') }
}

/** Sends these updates of the grid from a seat. */
const fromSeat =
  (make: (grid: Awaited<ReturnType<AttackLink['openGrid']>>['doc']) => readonly Uint8Array[]) =>
  async (meeting: Attacked) => {
    const { grid } = await sitDown(meeting)
    const updates = make(grid.doc)
    return async () => {
      for (const update of updates) grid.send(update)
      await grid.heard()
    }
  }

const toBoth = async ({ attacker, phone, tablet }: Attacked) => {
  const rooms = []
  for (const victim of [phone, tablet]) rooms.push(await (await attacker.linkTo(victim)).openRoom())
  return rooms
}

const equivocate = async (meeting: Attacked) => {
  const { attacker, phone, tablet } = meeting
  const { link, key } = await sitDown(meeting)
  const rooms = [await link.openRoom(), await (await attacker.linkTo(tablet)).openRoom()]
  const ids = times(8, () => newOwnedId('t1', key.id))
  const tell = (whom: string, sequence: number) =>
    Promise.all(
      ids.map((id, at) => {
        const content = { cell, text: `told the ${whom} ${at}`, order: `a${at}` }
        return forge(key, `note/${id}`, content, sequence, attacker.meeting)
      }),
    )
  const rounds: SignedRecord[][][] = []
  for (const sequence of [1, 2, 3, sequenceMax])
    rounds.push([await tell('phone', sequence), await tell('tablet', sequence)])
  const shown = async ({ page }: typeof phone) =>
    (await page.getByText(/^told the (phone|tablet) \d$/).allTextContents()).sort()
  return async () => {
    for (const round of rounds) for (const [at, room] of rooms.entries()) room.bring(round[at] ?? [], [key])
    for (const room of rooms) await room.heard()
    await meeting.showAll()
    const agreed = async () => {
      const [one, other] = [await shown(phone), await shown(tablet)]
      return String(one) === String(other) ? one.length : 'unlike'
    }
    await expect.poll(agreed, { timeout: agreeMs }).toBe(ids.length)
  }
}

/** Of a key that nobody knows: says what it likes about the table. */
const claimAll = async (meeting: Attacked) => {
  const { attacker } = meeting
  const rooms = await toBoth(meeting)
  const victim = await rooms[0]?.find(
    ({ key, contentBytes }) => key.startsWith('note/') && contentBytes.length > 4,
  )
  const table = { table: 't1' }
  const signers: OwnSigner[] = []
  const records: SignedRecord[] = []
  const say = async (signer: OwnSigner, key: SignedRecord['key'], content: unknown) =>
    records.push(await forge(signer, key, content, sequenceMax, attacker.meeting))
  for (let at = 0; at < 1_000; at++) {
    const signer = await makeSigner()
    signers.push(signer)
    await say(signer, 'claim', table)
  }
  const [first, ...others] = signers
  if (!first || !victim) throw new Error('nobody to speak')
  await say(first, victim.key, null)
  await say(first, `confirm/${first.id}`, table)
  await say(first, `hide/${victim.key.slice('note/'.length)}`, { on: true })
  for (const other of others.slice(0, 15)) await say(first, `vouch/${other.id}`, table)
  return async () => {
    for (const room of rooms) room.bring(records, signers)
    for (const room of rooms) await room.heard()
  }
}

const crowd = async (meeting: Attacked) => {
  const rooms = await toBoth(meeting)
  const signers = await Promise.all(times(1_000, () => makeSigner()))
  const records = await Promise.all(
    signers.map((signer, at) => {
      const note = { cell, text: `crowd ${at}`, order: 'a0' }
      return forge(signer, `note/${newOwnedId('t1', signer.id)}`, note, 1, meeting.attacker.meeting)
    }),
  )
  return async () => {
    for (const room of rooms) room.bring(records, signers)
    for (const room of rooms) await room.heard()
  }
}

const attacks: readonly RealAttack[] = [
  {
    id: 'X2',
    title: 'work',
    variant: 'many clients set one key',
    from: 'seat',
    sends: '20,000 clients that set one key, in 40 messages',
    prepare: fromSeat(() => moves.manyClientsOneKeyInParts(20_000, 500)),
  },
  {
    id: 'X3',
    title: 'size',
    variant: '9 MB in pieces',
    from: 'seat',
    sends: '450 texts of 20,000 letters',
    prepare: fromSeat(() => times(450, (at) => moves.hugeText(20_000, 9_500_000 + at))),
  },
  {
    id: 'X4',
    title: 'clock theft',
    variant: 'the next clocks of every client of the grid are taken',
    from: 'seat',
    sends: 'an item under each client’s id, then garbage-collected structs',
    prepare: fromSeat((doc) => {
      const clients = [...doc.store.clients.keys()]
      return [moves.forgedItemUnderVictim, moves.garbageUnderVictim].flatMap((steal) =>
        clients.map((client) => steal(doc, client)),
      )
    }),
  },
  {
    id: 'X5',
    title: 'equivocation',
    variant: 'the phone is told otherwise than the tablet',
    from: 'table-key',
    sends: 'eight notes, four times, each with two texts of one sequence',
    prepare: equivocate,
  },
  {
    id: 'X6',
    title: 'speaking for a table',
    variant: 'a thousand claims, and what they would say',
    from: 'outsider',
    sends: 'claims, vouches, a confirmation of its own, a note withdrawn and hidden at the highest sequence',
    prepare: claimAll,
  },
  {
    id: 'X10',
    title: 'crowding out',
    variant: 'a thousand signers, at both pages',
    from: 'outsider',
    sends: 'a note of each of 1,000 signers that nobody has confirmed',
    prepare: crowd,
  },
  {
    id: 'X11',
    title: 'memory',
    variant: 'texts in many pieces, then subdocuments',
    from: 'seat',
    sends: '60 texts of 500 pieces, 10,000 subdocuments',
    prepare: fromSeat(() => [
      ...times(60, (at) => moves.manyStructsOneClient(500, 9_000_000 + at)),
      moves.subdocuments(10_000),
    ]),
  },
]

/** Told as `npm run attacks` tells its rows. */
const tellRow = (row: AttackRow) => {
  test.info().annotations.push({ type: 'attack', description: JSON.stringify(row) })
}

test.describe
  .serial('attacks over real WebRTC', () => {
    let meeting: Attacked

    test.beforeAll(async ({ browser, appUrl }) => {
      test.setTimeout(openMeetingsMs)
      meeting = await Attacked.open(browser, appUrl)
    })
    test.afterAll(() => meeting.close())

    for (const { prepare, id, title, variant, from, sends } of attacks) {
      test(`[${id}] over real WebRTC: ${title}, ${variant}: held`, async () => {
        test.setTimeout(classMs)
        const attack = await prepare(meeting)
        const cost = await meeting.meter(attack)
        const told = await meeting.tellCounted()
        await meeting.loseNothing()
        tellRow({
          id,
          title,
          variant: `over real WebRTC: ${variant}`,
          from,
          sends,
          lost: 'nothing',
          cost,
          told,
        })
      })
    }

    test('[X8] over real WebRTC: storage, a flipped byte in each kind of value of a real page: held', async () => {
      test.setTimeout(classMs)
      const kinds = await meeting.damage()
      tellRow({
        id: 'X8',
        title: 'storage',
        variant: 'over real WebRTC: a flipped byte in each kind of value of the phone',
        from: 'outsider',
        sends: 'nothing',
        lost: 'nothing',
        cost: `${kinds.length} reloads`,
        told: `a banner, for each of: ${kinds.join(', ')}`,
      })
    })

    test('a newcomer at the table has all of it, and they go on together', async ({ device }) => {
      const { phone, invitation } = meeting
      const mate = await device({ name: 'mate' })
      await joinByLink(mate, invitation, 1)
      await pairByText(mate, phone)
      await toMeeting(mate)
      await toMeeting(phone)
      await meeting.showAll(mate)
      await meeting.shareAnother()
      await meeting.showAll(mate)
    })
  })
