import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { readRecoveryCode } from '../../domain/joining/recovery-code.ts'
import type { Role } from '../../domain/records/records.ts'
import { done, refuse } from '../../lib/result.ts'
import type { OwnKey } from '../../meeting/keys/own-signer.ts'
import { openRoleChannel, type RoleMessage, roleCheck } from '../../meeting/protocols/role-messages.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import { openRecovery } from '../../records/signing/recovery.ts'
import type { RoleAsked, RoleModel } from './handover-types.ts'

export interface RoleParts {
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  readonly mesh: Mesh | undefined
  readonly own: OwnKey
  readonly isFacilitator: ReadonlySignal<boolean>
  /** After the role was restored: the facilitator who led before may be gone. */
  onRestored(): Promise<void>
}

/** How this device comes to lead: asked by a facilitator's device beside it, or with the recovery code. */
export const roleModel = (parts: RoleParts) => {
  const { room, view, mesh, own, isFacilitator } = parts
  const asked = signal<RoleAsked | undefined>(undefined)
  let invitation: { readonly from: DeviceId; readonly nonce: string } | undefined
  const channel = mesh && openRoleChannel(mesh)

  const hear = (from: DeviceId, message: RoleMessage) => {
    if (message.t === 'invite' && !isFacilitator.peek()) {
      if (invitation?.from === from && asked.peek()?.at === 'waiting') return
      invitation = { from, nonce: message.nonce }
      asked.value = { at: 'invited' }
    }
    if (message.t === 'no' && invitation?.from === from) {
      invitation = undefined
      asked.value = undefined
    }
  }
  const stops = [
    channel?.onDirect(hear),
    effect(() => {
      if (isFacilitator.value) asked.value = undefined
    }),
  ]

  const model: RoleModel = {
    asked,
    async answer(yes, name) {
      const invited = invitation
      if (!invited || !mesh) return done
      if (!yes) {
        invitation = undefined
        asked.value = undefined
        channel?.sendDirect(invited.from, { t: 'no' })
        return done
      }
      const { id: signer } = await own.make()
      const check = await roleCheck(invited.nonce, signer, { from: invited.from, to: mesh.self })
      if (invitation !== invited) return done
      asked.value = { at: 'waiting', check }
      channel?.sendDirect(invited.from, { t: 'willing', signer, name: name.trim() })
      return done
    },
    async recover(typed) {
      const code = readRecoveryCode(typed)
      if (!code) return refuse('incomplete')
      const record = view.peek().recovery
      if (!record) return refuse('not-here')
      const sealed = await openRecovery(code, room.meeting, record)
      if (!sealed) return refuse('wrong')
      const mine = await own.make()
      const role = { facilitator: true, how: 'recovered' } satisfies Role
      const restored = await room.write(`role/${mine.id}`, role, sealed)
      // The record that makes the sealed key a facilitator's has not arrived here.
      if (!restored.ok) return restored.why === 'not-allowed' ? refuse('not-here') : restored
      await parts.onRestored()
      return done
    },
  }
  return {
    model,
    /** A card was read on this device's pairing screen: its owner may be waiting to be told. */
    cardRead(device: DeviceId, card: { readonly ufrag: string; readonly pwd: string }) {
      if (!isFacilitator.peek())
        channel?.sendDirect(device, { t: 'scanned', card: `${card.ufrag} ${card.pwd}` })
    },
    close() {
      for (const stop of stops) stop?.()
    },
  }
}
