import { expect, it } from 'vitest'
import { checkRecord, isRecordKey, kinds, type RecordKey } from '../../src/domain/records/kinds.ts'
import { bytesToHex, bytesToText, copyBytes } from '../../src/lib/bytes.ts'
import { isFault } from '../../src/lib/fault.ts'
import { createLedger, type Ledger } from '../../src/records/set/ledger.ts'
import { packBundle } from '../../src/records/signing/record-bundle.ts'
import { parseRecord, recordToSignedBytes, signRecord } from '../../src/records/signing/record-codec.ts'
import { writePack } from '../../src/records/travel/pack.ts'
import { fakeRecord } from './set/fake-record.ts'
import { changesOf, largestTaken } from './spoilt-contents.ts'

/**
 * What goes over the wire and who may say it, frozen as files beside this one: devices of different versions sit in one
 * room, so a change here is a change of the protocol and needs a reason.
 */

const meeting = '000102030405060708090a0b0c0d0e0f'
const facilitator = 'f0'.repeat(16)
const tableOne = 'a1'.repeat(16)
const tableTwo = 'a2'.repeat(16)
const claimant = 'c1'.repeat(16)
const stranger = '5e'.repeat(16)
const device = 'd1'.repeat(16)
const event = 'e1'.repeat(8)

/** An id that is in the form of every kind but the table's, and in the order of its number. */
const signerLength = 32
const place = { stage: 'reflect', step: 'alone' }
const point = {
  id: 't1-p',
  what: 'ask the night shift',
  who: 'Ana',
  how: 'going there',
  when: '2026-11-27',
  asks: 'Ben',
  taken: true,
}

const template = {
  format: 2,
  id: 'small',
  name: 'Small',
  about: '',
  stages: [
    {
      id: 'reflect',
      title: 'Reflect',
      steps: [{ id: 'alone', kind: 'alone', minutes: 5 }],
      grid: {
        rows: [{ id: 'ours', title: 'Our team' }],
        columns: [{ id: 'well', title: 'Went well' }],
        cells: [{ row: 'ours', column: 'well', prompt: 'What did we do well?', questions: [] }],
      },
    },
  ],
}

/** One record of every kind, with all that its content can have. */
const samples: readonly (readonly [key: string, content: unknown])[] = [
  [
    'brief',
    {
      title: 'Ward 4',
      focus: 'Handing over',
      names: true,
      endsAt: 1_800_000_000_000,
      heldOn: '2026-11-29',
      event,
    },
  ],
  ['template', template],
  ['table/t1', { id: 't1', name: 'Window', number: 1, closed: false, signers: [tableOne] }],
  ['stage', { place, startedAt: 1_800_000_000_000, pausedAt: 1_800_000_000_500, durationMs: 300_000 }],
  [
    'spotlight',
    {
      table: 't1',
      cell: 'reflect/ours/well',
      theme: 'th',
      note: 't1-n',
      next: 't2',
      round: { stage: 'reflect', how: 'full', heard: ['t2'], points: ['t1-n'] },
    },
  ],
  ['doors', { closed: true, admitted: [device] }],
  ['relays', { on: true, urls: ['wss://relay.example'] }],
  [`role/${tableTwo}`, { facilitator: true, name: 'Eva', how: 'recovered' }],
  ['lead', { signer: facilitator }],
  ['recovery', { signer: facilitator, sealed: 'c2VhbGVk' }],
  ['mark/t1-n', { parked: true, starred: false, hidden: true, theme: 'th' }],
  ['star/t1-n', { on: true }],
  ['park/t1-n', { on: true }],
  ['hide/t1-n', { on: false }],
  ['said/t1-n', { on: true }],
  ['order/reflect', { cells: ['reflect/ours/better', 'reflect/ours/well'], themes: ['th'] }],
  ['group/t1-n', { theme: 'th' }],
  ['theme/th', { id: 'th', cell: 'reflect/ours/well', name: 'Night' }],
  [
    'earlier',
    {
      title: 'October',
      heldAt: 1_790_000_000_000,
      points: [{ ...point, from: 'September' }],
      history: [
        { title: 'September', heldAt: 1_780_000_000_000, actedOn: 1, changed: 2, letGo: 3, stillOpen: 4 },
      ],
    },
  ],
  ['next', { title: 'December', on: '2026-12-12', event, revision: 2, generation: 1 }],
  ['next-code', { event, generation: 1, code: '1'.repeat(90) }],
  ['note/t1-n', { cell: 'reflect/ours/well', text: 'We listened — at last', order: 'a0', by: 'Ana' }],
  ['ready/reflect', { ready: true }],
  ['point/t1-p', point],
  ['take/t1-p', { taken: true, who: 'Ana' }],
  ['due/t1-p', { when: '2026-11-27' }],
  ['ask/t1-p', { who: 'Ben', how: 'aloud' }],
  ['outcome/t1-p', { state: 'done', learned: 'Ask earlier' }],
  ['claim', { table: 't1' }],
  ['turn', place],
  [`confirm/${tableOne}`, { table: 't1' }],
  [`vouch/${claimant}`, { table: 't1' }],
  [`unseat/t1-${device}`, { ended: true }],
  ['heart/t1-h', { note: 't2-n' }],
  [
    'hat/h1',
    {
      id: 'h1',
      place,
      publicKey: `04${'ab'.repeat(64)}`,
      keys: [{ signer: facilitator, sealed: 'abcd' }],
      devices: 7,
      round: 2,
      waits: false,
      opened: {
        records: ['r1'],
        written: 4,
        blank: 3,
        done: 2,
        aside: 1,
        reading: { keeper: facilitator, reader: 'ee'.repeat(16), since: 1 },
      },
    },
  ],
  ['papers/r1', { texts: ['We never ask'], ids: ['ee'.repeat(16)] }],
]

const signer = {
  id: tableOne,
  publicKey: new Uint8Array(65),
  sign: async () => new Uint8Array(64).fill(7),
}

const signedSamples = async () =>
  Promise.all(
    samples.map(async ([key, content]) => {
      const record = await signRecord(meeting, { key: key as RecordKey, sequence: 258, content }, signer)
      if (record === 'too-large') throw new Error(`${key} is too large`)
      return record
    }),
  )

it('[C3] the bytes of one record of each kind are what they were', async () => {
  const lines = (await signedSamples()).map((record) => {
    const signed = recordToSignedBytes(meeting, record)
    const contentAt = signed.length - record.contentBytes.length
    return `${record.key}\n  ${bytesToHex(signed.subarray(0, contentAt))}\n  ${bytesToText(record.contentBytes)}\n`
  })
  await expect(lines.join('')).toMatchFileSnapshot('golden/bytes.txt')
})

it('[C3] records are read back as they were written, alone and in a bundle', async () => {
  const records = await signedSamples()
  for (const record of records) expect(parseRecord(record.bytes)).toEqual(record)
  const bundle = packBundle({
    keys: [new Uint8Array(65).fill(4)],
    records: records.map(({ bytes }) => bytes),
  })
  const pack = await writePack({
    meeting,
    facilitator,
    title: 'Ward 4',
    heldAt: 1_800_000_000_000,
    appVersion: '1.0.0',
    update: new Uint8Array(2),
    records: bundle,
  })
  const files = await Promise.all([describeBytes('bundle', bundle), describeBytes('pack', pack)])
  await expect(files.join('')).toMatchFileSnapshot('golden/bundle.txt')
})

const describeBytes = async (name: string, bytes: Uint8Array): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', copyBytes(bytes)))
  const start = bytesToHex(bytes.subarray(0, 120))
  return `${name} of ${bytes.length} bytes, SHA-256 ${bytesToHex(hash)}\n  ${start} ...\n`
}

it('[K4] every kind has a sample here', () => {
  expect(samples.map(([key]) => key.split('/')[0]).toSorted()).toEqual(Object.keys(kinds).toSorted())
})

it('[K4] what each kind takes as its content, with what is unknown left out, and whether it can be withdrawn', async () => {
  const lines = samples.map(([key, content]) => {
    const odd = { ...(content as object), unknownToAll: 1 }
    expect(checkRecord(key, odd), key).toEqual(content)
    const withdrawn = checkRecord(key, null)
    const empty = checkRecord(key, {})
    const wrong = isFault(empty) ? `${empty.problem} at ${empty.path}` : 'takes an empty one'
    return `${key}: withdrawn ${isFault(withdrawn) ? 'never' : 'yes'}, {} ${wrong}\n`
  })
  await expect(lines.join('')).toMatchFileSnapshot('golden/contents.txt')
})

it('[K4] which contents of each kind are refused, and with which fault', async () => {
  const lines = samples.flatMap(([key, content]) => {
    const check = (spoilt: unknown) => {
      const checked = checkRecord(key, spoilt)
      return isFault(checked) ? `${checked.problem} at ${checked.path || 'the top'}` : 'taken'
    }
    const refusals = new Map<string, string>()
    for (const { path, what, content: spoilt } of changesOf(content)) {
      const said = `  ${path}: ${check(spoilt)}, for`
      refusals.set(said, `${refusals.get(said) ?? said} ${what}`)
    }
    const bounds = largestTaken(content, (spoilt) => check(spoilt) === 'taken')
    return [`${key}\n`, ...[...refusals.values(), ...bounds].map((line) => `${line}\n`)]
  })
  await expect(lines.join('')).toMatchFileSnapshot('golden/refusals.txt')
})

it('[K4] which keys are keys of a kind', async () => {
  const kinds = samples.map(([key]) => key.split('/')[0] ?? '')
  const ids = [
    '',
    '/',
    '/t1',
    '/t0',
    '/t1000',
    '/t1-n',
    '/-n',
    '/A',
    `/${'a'.repeat(64)}`,
    `/${'a'.repeat(65)}`,
    `/${device}`,
    '/a/b',
    '/a b',
  ]
  const lines = kinds.map(
    (kind) => `${kind}: ${ids.filter((id) => parsedKey(`${kind}${id}`)).join(' ') || 'none'}\n`,
  )
  await expect(lines.join('')).toMatchFileSnapshot('golden/keys.txt')
})

/** Whether records under this key are read at all. */
const parsedKey = (key: string): boolean => {
  const fault = checkRecord(key, undefined)
  return !(isFault(fault) && fault.problem === 'bad-format' && fault.path === '')
}

const sizedRecord = (key: string, bytes: number): Uint8Array => {
  const record = new Uint8Array(bytes)
  record.set([1, key.length, ...new TextEncoder().encode(key)])
  return record
}

it('[K4] how large a record of each kind may be', async () => {
  const kB = [8 * 1024, 8 * 1024 + 1, 64 * 1024, 64 * 1024 + 1]
  const lines = samples.map(
    ([key]) => `${key}: ${kB.filter((size) => parseRecord(sizedRecord(key, size))).at(-1)}\n`,
  )
  await expect(lines.join('')).toMatchFileSnapshot('golden/sizes.txt')
})

/** Puts an unsigned record into a ledger, which verifies nothing. */
const addTo =
  (ledger: Ledger) =>
  (by: string, key: string, content: unknown, sequence = 1) =>
    ledger.add(fakeRecord(by, key as RecordKey, sequence, content), () => undefined)

it('[K5] who may say what', async () => {
  const ledger = createLedger(facilitator)
  const add = addTo(ledger)
  add(facilitator, 'table/t1', { id: 't1', name: '', number: 1, signers: [tableOne] })
  add(facilitator, 'table/t2', { id: 't2', name: '', number: 2, signers: [tableTwo] })
  add(claimant, 'claim', { table: 't1' })
  ledger.restand()
  const people = { facilitator, tableOne, tableTwo, claimant, stranger }
  const keys = [...samples.map(([key]) => key), 'note/n', 'point/f-p', 'heart/f-h', 'note/t2-n']
  const lines = keys.map((key) => {
    const those = (may: (by: string) => boolean) =>
      Object.entries(people)
        .filter(([, by]) => may(by))
        .map(([name]) => name)
        .join(' ') || 'nobody'
    return `${key}: ${those((by) => ledger.speaks(by, key as RecordKey))}\n`
  })
  await expect(lines.join('')).toMatchFileSnapshot('golden/permissions.txt')
})

it('[K5] with which records of others a record competes for the next sequence', async () => {
  const ledger = createLedger(facilitator)
  const add = addTo(ledger)
  add(facilitator, 'table/t1', { id: 't1', name: '', number: 1, signers: [tableOne] })
  add(facilitator, 'table/t2', { id: 't2', name: '', number: 2, signers: [tableTwo] })
  add(facilitator, `role/${stranger}`, { facilitator: true })
  ledger.restand()
  for (const [key, content] of samples)
    for (const [at, by] of [facilitator, stranger, tableOne, tableTwo, claimant].entries())
      add(by, key, content, (at + 1) * 10)
  ledger.restand()
  const lines = samples.map(
    ([key]) =>
      `${key}: ${[facilitator, tableOne, tableTwo].map((by) => ledger.nextSequence(key as RecordKey, by)).join(' ')}\n`,
  )
  await expect(lines.join('')).toMatchFileSnapshot('golden/sequences.txt')
})

it('[K4] how many records of a kind a signer may have, and whether it can say something else then', async () => {
  const lines = samples.map(([key]) => {
    const [kind = '', id] = key.split('/')
    if (id === undefined) return `${kind}: 1\n`
    const ledger = createLedger(facilitator)
    const add = addTo(ledger)
    let count = 0
    const keyAt = (at: number) =>
      `${kind}/${kind === 'table' ? `t${at + 1}` : String(at).padStart(signerLength, '0')}`
    while (isRecordKey(keyAt(count)) && add(tableOne, keyAt(count), null) === 'added') count++
    return `${kind}: ${count}, then another kind ${add(tableOne, kind === 'note' ? 'heart/x' : 'note/x', null)}\n`
  })
  await expect(lines.join('')).toMatchFileSnapshot('golden/counts.txt')
})
