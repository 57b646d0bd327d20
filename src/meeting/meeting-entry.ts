import type { MeetingId } from '../domain/ids.ts'
import type { Invitation } from '../domain/joining/invitation.ts'
import { showsNames } from '../domain/template/template.ts'
import { deriveSecrets, newMeetingSecret } from '../records/secrets.ts'
import { exportSigner, makeSigner } from '../records/signing/signer.ts'
import type { Store } from '../storage/store.ts'
import { builtInTemplates } from '../templates/index.ts'
import type { MeetingDraft } from './meeting-draft.ts'
import { placesForInvitation } from './new-meeting.ts'
import { type EntryFact, meetingFacts, meetingPrefix } from './storage/facts.ts'
import type { MeetingSummary } from './storage/meeting-summary.ts'

/** The hint's number for a template that is not built in. */
const ownTemplateHint = 255

export interface EntryParts {
  readonly store: Store
  now(): number
}

type SummaryBegun = Omit<MeetingSummary, 'id' | 'startedAt' | 'openedAt'>

/** Puts a meeting into this device's list, with what lets it in. */
export const rememberMeeting = async (
  { store, now }: EntryParts,
  id: MeetingId,
  entry: EntryFact,
  summary: SummaryBegun,
) => {
  const facts = meetingFacts(store, id)
  const before = await facts.summary.get()
  await facts.entry.set(entry)
  await facts.summary.set({
    ...(before?.planned ? { planned: before.planned } : {}),
    ...summary,
    // An invitation alone does not say it; it may be known from before.
    title: summary.title || before?.title || '',
    id,
    startedAt: before?.startedAt ?? now(),
    openedAt: now(),
  })
  return facts
}

/** A new meeting that this device leads: its secret and its facilitator's key. Its room says nothing yet. */
export const createMeetingEntry = async (
  parts: EntryParts,
  draft: MeetingDraft,
  about: Pick<SummaryBegun, 'sample' | 'planned'>,
) => {
  const signer = await makeSigner()
  const builtIn = builtInTemplates.findIndex((template) => template.id === draft.template.id)
  const invitation: Invitation = {
    secret: newMeetingSecret(),
    facilitator: signer.id,
    hint: {
      template: builtIn < 0 ? ownTemplateHint : builtIn,
      tables: draft.tables.length,
      names: showsNames(draft.template, draft.names),
    },
    ...placesForInvitation(draft),
  }
  const { meeting: id } = await deriveSecrets(invitation)
  const { title, focus } = draft
  const facts = await rememberMeeting(
    parts,
    id,
    { kind: 'invitation', invitation },
    { title, focus, role: 'facilitator', ...about },
  )
  await facts.facilitator.set(exportSigner(signer))
  await facts.seat.set({ table: undefined, name: '' })
  return { id, signer, facts, invitation }
}

/**
 * What the facilitator of a next meeting has said of it. Its first records are written when it is first opened: until
 * then more may be promised in the meeting that it continues, and no room of it exists anywhere.
 */
export const draftOf = (store: Store, id: MeetingId) => {
  const key = `${meetingPrefix(id)}draft`
  return {
    get: () => store.get<MeetingDraft>(key),
    keep: (draft: MeetingDraft) => store.set(key, draft),
    forget: () => store.delete(key),
  }
}
