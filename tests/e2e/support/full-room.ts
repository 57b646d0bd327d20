import { expect } from '@playwright/test'
import { cellId } from '../../../src/domain/template/template.ts'
import { loadRoom } from '../../../src/meeting/opened-room.ts'
import { writeSample } from '../../../src/meeting/sample.ts'
import { meetingFacts } from '../../../src/meeting/storage/facts.ts'
import { createRoom } from '../../../src/records/set/room.ts'
import { importSigner } from '../../../src/records/signing/signer.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import type { SampleMeeting } from '../../../src/templates/sample-meeting.ts'
import { openNamedDevice } from '../../doubles/device-keys.ts'
import { memoryNetwork } from '../../doubles/memory-network.ts'
import { makeDevice } from '../../scenarios/in-memory-room.ts'
import type { Device } from './device.ts'
import { arrivalMs } from './steps.ts'

/** A kindergarten's staff of thirty at six tables, nine or ten notes each: as full as an ordinary plenary gets. */
export const tables = ['Moles', 'Foxes', 'Owls', 'Hedgehogs', 'Kitchen', 'Office']

const texts: Readonly<Record<string, readonly (readonly [table: number, text: string])[]>> = {
  'mine/well': [
    [1, 'I asked one parent a day how the evening had been'],
    [1, 'Stayed at the door until the last child had waved'],
    [2, 'I wrote down what the child did, not what I thought of it'],
    [2, 'Said no to a second excursion in one week'],
    [3, 'I let the trainee lead the morning circle. She was good'],
    [3, 'Asked for help before I was angry'],
    [4, 'I came ten minutes early on the hard days'],
    [4, 'Took my break outside the house'],
    [5, 'I told the groups at nine what there is for lunch'],
    [5, 'Kept the kitchen door open, children asked questions'],
    [6, 'I answered every letter within the week'],
    [6, 'Sat in each group for one whole morning'],
    [6, 'I read the concept again before the evening'],
  ],
  'mine/better': [
    [1, 'I promise too much at the gate because I want to be nice'],
    [1, 'I leave the tidying to the late shift'],
    [2, 'I talk about a family where others can hear it'],
    [2, 'I answer the phone in the middle of a talk'],
    [3, 'I forget to tell the kitchen who is ill'],
    [3, 'I say yes in the meeting and grumble in the corridor'],
    [4, 'I wait until somebody else speaks to the father'],
    [4, 'I take the same three children with me every time'],
    [5, 'I don’t ask why a plate comes back full'],
    [5, 'I send the list late, and nobody can plan with it'],
    [6, 'I decide alone when it has to be quick'],
    [6, 'I write long mails that nobody reads'],
    [6, 'I hear about trouble in the groups last'],
  ],
  'ours/well': [
    [1, 'Talk at the gate in the morning'],
    [1, 'Two of us at the gate on Mondays: nobody has to wait'],
    [2, 'Talk at the gate in the morning'],
    [2, 'Photos of the day on the board. Parents stop and talk'],
    [3, 'The morning talk with parents at the gate'],
    [3, 'New children come with one parent for two whole weeks'],
    [4, 'We say good morning to every child by name'],
    [4, 'The evening for grandparents: forty came'],
    [5, 'Children cook with us on Thursdays and parents ask for the recipes'],
    [5, 'Allergy list hangs in every group since May'],
    [6, 'One sheet for a new family instead of five forms'],
    [6, 'Parents know who to ask: the pictures at the entrance help'],
    [6, 'We called every family in the first week, also those who never come'],
    [2, 'Interpreter at the autumn evening. Three families spoke for the first time'],
    [4, 'We agreed on one way to say goodbye and kept to it'],
  ],
  'ours/better': [
    [1, 'The late shift is alone with eighteen children on Fridays'],
    [1, 'Messages from the morning do not reach the afternoon'],
    [2, 'What a parent says in the morning is lost by noon'],
    [2, 'We speak about difficult families and rarely with them'],
    [3, 'Meetings are lists of dates. We never talk about children'],
    [3, 'Nobody covers for us when we write reports'],
    [4, 'The garden is closed whenever two are ill'],
    [4, 'Three of us do all the translating'],
    [5, 'We hear at eleven that twelve children are on an outing'],
    [5, 'Trainees wash up more than they learn'],
    [6, 'The waiting list decides, not the need'],
    [6, 'Everybody has another answer for the same parent'],
    [6, 'News comes by paper, mail, board and word of mouth, and is different each time'],
    [3, 'Afternoon colleagues do not know what was said in the morning'],
    [5, 'The kitchen is told about allergies last'],
  ],
}

export const notes: SampleMeeting['notes'] = Object.entries(texts).flatMap(([cell, list]) => {
  const [row = '', column = ''] = cell.split('/')
  return list.map(([table, text]) => ({ table, text, cell: cellId('reflect', row, column) }))
})
export const noteCount = notes.length

const fullRoom: SampleMeeting = {
  brief: {
    title: 'How we work with parents',
    focus: 'What we tried with the families since spring',
    names: false,
    heldOn: '2026-11-20',
  },
  template: actionLearningMeeting,
  tables,
  notes,
  themes: {},
  privateNotes: [],
  points: [],
  ready: [],
  place: { stage: 'reflect', step: 'plenary' },
  spotlight: { table: 1, next: 2 },
}

/** What a tablet has stored that leads this room: written by the app's own code, into memory. */
const storeFullRoom = async (change: Partial<SampleMeeting>) => {
  const { makeEngine, store } = makeDevice(memoryNetwork(), await openNamedDevice('tablet'))
  const sample = { ...fullRoom, ...change }
  const { brief, template } = sample
  const id = await makeEngine().create({ ...brief, template, tables: [...tables] })
  const facts = meetingFacts(store, id)
  const [entry, kept] = [await facts.entry.get(), await facts.facilitator.get()]
  if (entry?.kind !== 'invitation' || !kept) throw new Error('no meeting was made')
  const signer = await importSigner(kept)
  if (typeof signer === 'string') throw new Error(signer)
  const { facilitator } = entry.invitation
  const room = createRoom({ meeting: id, facilitator })
  const saving = await loadRoom(room, {
    store,
    openLog: (name) => openUpdateLog({ store, prefix: `meeting/${id}/doc/${name}` }),
  })
  await room.settled()
  await writeSample(room, signer, facts, sample, Date.now())
  await saving.close()
  room.close()
  // The browser makes its own key for what it has verified once.
  return { id, values: [...store.values].filter(([, value]) => !(value instanceof CryptoKey)) }
}

/** Puts the full room, or what is made of it, into this device's storage and opens it there, as its facilitator. */
export const openFullRoom = async ({ page }: Device, change: Partial<SampleMeeting> = {}): Promise<void> => {
  const { id, values } = await storeFullRoom(change)
  await expect(page.locator('main').first()).toBeVisible()
  await page.evaluate(
    ([entries, meeting]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('plenary')
        request.onupgradeneeded = () => request.result.createObjectStore('values')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const change = request.result.transaction('values', 'readwrite')
          for (const [key, value] of entries) change.objectStore('values').put(value, key)
          change.onabort = () => reject(change.error)
          change.oncomplete = () => {
            request.result.close()
            location.hash = `/m/${meeting}`
            resolve()
          }
        }
      }),
    [values, id] as const,
  )
  await expect(page.locator('.board')).toBeVisible({ timeout: arrivalMs })
}
