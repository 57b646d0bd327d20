import type { SignerId } from '../ids.ts'

/**
 * What lets a device into a meeting: its secret and the facilitator it belongs to. The hint lets a newcomer choose a
 * table and write before any link exists; the facilitator's records replace it as soon as they arrive.
 */
export interface Invitation {
  /** 16 random bytes. */
  readonly secret: Uint8Array
  /** Pins the facilitator's public key. */
  readonly facilitator: SignerId
  readonly hint: InvitationHint
  /** Over which relays the meeting's devices find each other; empty for the default ones, undefined where relays are off. */
  readonly relays?: readonly string[]
}

export interface InvitationHint {
  /** Index into the built-in templates (templates/index.ts), or 255 for a template that is not built in. */
  readonly template: number
  /** How many tables, 1 to 255. */
  readonly tables: number
  readonly names: boolean
  /** Tables go round by presenter. */
  readonly set?: true
  /** What the meeting looks at; a link holds as much of it as there is room for. */
  readonly focus?: string
}
