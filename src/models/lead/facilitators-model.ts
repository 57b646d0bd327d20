import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { DeviceId, SignerId } from '../../domain/ids.ts'
import type { Lead, Role, Table } from '../../domain/records/records.ts'
import { bytesToHex, randomBytes } from '../../lib/bytes.ts'
import { done } from '../../lib/result.ts'
import { writeRecovery } from '../../meeting/new-meeting.ts'
import { openRoleChannel, type RoleMessage, roleCheck } from '../../meeting/protocols/role-messages.ts'
import { type HeardOf, silentAfterMs } from '../../meeting/protocols/room-clock.ts'
import type { Fact } from '../../meeting/storage/facts.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { Candidate, FacilitatorsModel, FacilitatorView } from './handover-types.ts'

export interface FacilitatorsParts {
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  readonly mesh: Mesh | undefined
  readonly signer: Signer
  /** The one who made the meeting. */
  readonly pinned: SignerId
  readonly leader: ReadonlySignal<SignerId>
  readonly heard: ReadonlySignal<ReadonlyMap<SignerId, HeardOf>>
  readonly present: ReadonlySignal<ReadonlySet<DeviceId>>
  /** This device's clock, ms, as of the last tick. */
  readonly tick: ReadonlySignal<number>
  readonly recoveryCode: Fact<string>
  /** The table at which a device says that it sits. */
  tableOf(device: DeviceId): Table | undefined
}

/** The facilitators among themselves: who leads, who is asked to lead too, and the way back. */
export const facilitatorsModel = (parts: FacilitatorsParts) => {
  const { room, view, mesh, signer, pinned, leader, heard, present, tick } = parts

  const openedAt = tick.peek()
  /** The device that got the role from this one is beside it, also before its first beat has come. */
  const named = signal<ReadonlyMap<SignerId, HeardOf>>(new Map())
  const isHere = (id: SignerId): boolean => {
    if (id === signer.id) return true
    const last = heard.value.get(id) ?? named.value.get(id)
    return last !== undefined && present.value.has(last.device) && tick.value - last.at <= silentAfterMs
  }
  const viewOf = (id: SignerId): FacilitatorView => {
    const role = view.value.roles.get(id)
    return {
      signer: id,
      name: role?.name ?? '',
      me: id === signer.id,
      leads: id === leader.value,
      here: isHere(id),
      first: id === pinned,
      recovered: role?.how === 'recovered',
    }
  }
  const all = computed(() =>
    [...view.value.facilitators]
      // Nobody's device: the key that waits, sealed, for the recovery code.
      .filter((id) => view.value.roles.get(id)?.how !== 'sealed')
      .sort((a, b) => Number(b === leader.value) - Number(a === leader.value) || (a < b ? -1 : 1))
      .map(viewOf),
  )

  // Asking somebody to lead too
  const candidate = signal<Candidate | undefined>(undefined)
  let inviting = 0
  /** Credentials of the cards on the screen while somebody is awaited. */
  const shown = new Set<string>()
  let invited: { readonly device: DeviceId; readonly nonce: string; key?: SignerId } | undefined
  const channel = mesh && openRoleChannel(mesh)

  const ask = (device: DeviceId) => {
    if (inviting === 0 || (invited?.device === device && candidate.peek()?.at !== 'declined')) return
    // A person who has already said yes is answered first.
    if (candidate.peek()?.at === 'willing') return
    invited = { device, nonce: newNonce() }
    candidate.value = { at: 'asked', name: '', table: parts.tableOf(device), check: '' }
    channel?.sendDirect(device, { t: 'invite', nonce: invited.nonce })
  }
  const hear = async (from: DeviceId, message: RoleMessage) => {
    if (message.t === 'scanned' && shown.has(message.card)) return ask(from)
    const asked = invited
    if (asked?.device !== from || !mesh) return
    if (message.t === 'no') candidate.value = { ...declined, table: parts.tableOf(from) }
    if (message.t === 'willing') {
      const { signer: key, name } = message
      const check = await roleCheck(asked.nonce, key, { from: mesh.self, to: from })
      if (invited !== asked) return
      asked.key = key
      candidate.value = { at: 'willing', name, table: parts.tableOf(from), check }
    }
  }
  const stop = channel?.onDirect((from, message) => void hear(from, message))

  // The way back
  const recoveryCode = signal<string | undefined>(undefined)
  void parts.recoveryCode.get().then((code) => {
    recoveryCode.value ??= code
  })

  const seen = signal(0)
  const model: FacilitatorsModel = {
    all,
    leaderGone: computed(
      () =>
        !isHere(leader.value) &&
        // A device that has only just come may not have heard it yet.
        (heard.value.has(leader.value) || tick.value - openedAt > silentAfterMs),
    ),
    handTo: (to) => room.write('lead', { signer: to } satisfies Lead, signer),
    invite() {
      inviting++
      return () => {
        inviting--
        if (inviting === 0) shown.clear()
      }
    },
    candidate,
    async decide(yes) {
      const asked = invited
      const { name = '' } = candidate.peek() ?? {}
      invited = undefined
      candidate.value = undefined
      if (!asked) return done
      if (!yes || asked.key === undefined) {
        channel?.sendDirect(asked.device, { t: 'no' })
        return done
      }
      const given = await room.write(
        `role/${asked.key}`,
        { facilitator: true, ...(name ? { name } : {}) } satisfies Role,
        signer,
      )
      const { key, device } = asked
      if (given.ok) named.value = new Map(named.peek()).set(key, { device, at: tick.peek() })
      return given
    },
    recoveryCode,
    async makeRecoveryCode() {
      const code = await writeRecovery(room, signer)
      if (!code.ok) return code
      await parts.recoveryCode.set(code.value)
      recoveryCode.value = code.value
      return done
    },
    pretended: computed(() => Math.max(0, view.value.pretended - seen.value)),
    seenPretended() {
      seen.value = view.peek().pretended
    },
  }
  return {
    model,
    leaderIsHere: () => untracked(() => isHere(leader.value)),
    /** A device has come in through this device's pairing screen. */
    paired: ask,
    cardShown(card: { readonly ufrag: string; readonly pwd: string }) {
      shown.add(`${card.ufrag} ${card.pwd}`)
    },
    close: () => stop?.(),
  }
}

const declined = { at: 'declined', name: '', check: '' } as const

const nonceBytes = 16
const newNonce = () => bytesToHex(randomBytes(nonceBytes))
