import type { DeviceId } from '../../domain/ids.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { fromFar, type Room } from '../../records/set/room-types.ts'
import { packBundle } from '../../records/signing/record-bundle.ts'
import { createChannel } from './channel.ts'

/**
 * How a table's key comes to be confirmed. What nobody has confirmed goes to direct neighbours alone; so a device that is
 * linked with no facilitator's device sends it its claim, over the others: the signed record and its public key. It is
 * told again when a facilitator's device appears, and every `claimAgainMs`, as a crowd of others' claims may have taken its
 * place there. A facilitator's device shows it to its person.
 */
const kind = 'claim'
/** A claim and its key are some 300 bytes. */
const claimMaxBytes = 1_024
const claimAgainMs = 5_000

interface ClaimingParts {
  readonly mesh: Mesh
  readonly room: Room
  /** Whether this is a facilitator's device. */
  leads(): boolean
}

export const openClaiming = ({ mesh, room, leads }: ClaimingParts) => {
  const channel = createChannel(mesh, kind, {
    encode: (claim: Uint8Array) => claim,
    decode: (bytes) => (bytes.length <= claimMaxBytes ? bytes : undefined),
  })
  let told = new Set<string>()

  const tellFar = () => {
    const far = [...mesh.peers.values()].filter((peer) => peer.facilitator && !peer.linked)
    const before = told
    told = new Set()
    for (const { signer, source } of room.view.claims) {
      const publicKey = room.publicKeyOf(signer)
      const claim = room.recordsOf(signer).get('claim')
      if (source !== undefined || !publicKey || !claim) continue
      for (const { device } of far) {
        const item = `${device} ${signer}`
        told.add(item)
        if (!before.has(item)) channel.send(device, packBundle({ keys: [publicKey], records: [claim.bytes] }))
      }
    }
  }
  const hear = (_from: DeviceId, claim: Uint8Array, via: DeviceId) => {
    if (leads()) void room.importRecords(claim, fromFar(via))
  }
  const again = setInterval(() => {
    told.clear()
    tellFar()
  }, claimAgainMs)
  const undos = [channel.onAny(hear), room.onChange(tellFar), mesh.onPeers(tellFar)]
  tellFar()
  return () => {
    clearInterval(again)
    for (const undo of undos) undo()
  }
}
