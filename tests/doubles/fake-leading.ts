import { signal } from '@preact/signals'
import type {
  Candidate,
  FacilitatorsModel,
  FacilitatorView,
  RoleAsked,
  RoleModel,
} from '../../src/models/lead/handover-types.ts'

type Did = (action: string, ...args: unknown[]) => void

export const fakeFacilitator = (more: Partial<FacilitatorView> = {}): FacilitatorView => ({
  signer: '0'.repeat(32),
  name: '',
  me: false,
  leads: false,
  here: true,
  first: false,
  recovered: false,
  ...more,
})

/** What a view asks of the facilitators among themselves; everything that a view may draw can be set. */
export const fakeLeading = (did: Did) => {
  const asked = signal<RoleAsked | undefined>(undefined)
  const all = signal<readonly FacilitatorView[]>([fakeFacilitator({ me: true, leads: true, first: true })])
  const leaderGone = signal(false)
  const candidate = signal<Candidate | undefined>(undefined)
  const recoveryCode = signal<string | undefined>('7K3M9QXW2VTR5HCBN8EA')
  const pretended = signal(0)
  const outcome = signal<Awaited<ReturnType<RoleModel['recover']>>>('restored')
  const roles: RoleModel = {
    asked,
    async answer(yes, name) {
      did('roles.answer', yes, name)
      asked.value = yes ? { at: 'waiting', check: '4827' } : undefined
    },
    async recover(typed) {
      did('roles.recover', typed)
      return outcome.value
    },
  }
  const facilitators: FacilitatorsModel = {
    all,
    leaderGone,
    async handTo(signer) {
      did('handTo', signer)
    },
    invite() {
      did('invite')
      return () => did('inviteEnded')
    },
    candidate,
    async decide(yes) {
      did('decide', yes)
      candidate.value = undefined
    },
    recoveryCode,
    async makeRecoveryCode() {
      did('makeRecoveryCode')
    },
    pretended,
    seenPretended() {
      did('seenPretended')
      pretended.value = 0
    },
  }
  return { roles, facilitators, asked, all, leaderGone, candidate, recoveryCode, pretended, outcome }
}
