import type { Result } from '../lib/result.ts'

/** What an action gives back: done, or why nothing has changed. What fails by a fault of ours is thrown instead. */
export type Acted<T = void> = Result<T, Refusal>

/** Named refusals; i18n has one sentence for each: what happened, what is safe, what to do. */
export type Refusal =
  | 'not-plenary'
  | 'moving-code'
  | 'link-broken'
  | 'link-newer'
  | 'other-meeting'
  | 'own-card'
  | 'card-used'
  | 'unreachable'
  | 'doors-closed'
  | 'invitation-only'
  | 'no-network'
  | 'no-code-in-picture'
  | 'not-a-pack'
  | 'pack-newer'
  | 'pack-broken'
  | 'carried-unknown'
  | 'unknown-meeting'
  | 'storage-full'
  | 'note-too-long'
  | 'no-seat'
  | 'too-many-seats'
  | 'not-open'
  | 'not-timekeeper'
  | 'camera-denied'
  | 'camera-none'
  | 'camera-busy'
  | WriteRefusal

/**
 * Why the room does not take what this device says. 'not-allowed': its key may not say it, as far as is known here.
 * 'not-in-form': the content is none of its kind. 'room-full': the key has used up its records. 'said-meanwhile':
 * another device with the same key was faster, again and again.
 */
export type WriteRefusal = 'not-allowed' | 'not-in-form' | 'room-full' | 'said-meanwhile'
