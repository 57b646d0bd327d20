import type { Hat } from '../../domain/hat/hat.ts'
import { hatFacilitatorsMax } from '../../domain/limits.ts'
import { bytesToHex, parseHex } from '../../lib/bytes.ts'
import { type HatKey, openSealed, sealTo } from '../../records/hat/hat-seal.ts'
import type { Room } from '../../records/set/room-types.ts'
import { keyPairOf, type OwnSigner } from '../../records/signing/signer.ts'

const keyPurpose = (hat: string) => `hat key ${hat}`

/** The hat's private key, sealed to each facilitator that the room knows: if the tablet dies, another one goes on. */
export const sealHatKey = async (
  room: Room,
  signer: OwnSigner,
  id: string,
  key: HatKey,
): Promise<Hat['keys']> => {
  const keys: { signer: string; sealed: string }[] = []
  for (const facilitator of [signer.id, ...room.view.facilitators].slice(0, hatFacilitatorsMax)) {
    const publicKey = facilitator === signer.id ? signer.publicKey : room.publicKeyOf(facilitator)
    if (!publicKey || keys.some((known) => known.signer === facilitator)) continue
    const sealed = await sealTo(publicKey, key.privateKey, keyPurpose(id))
    keys.push({ signer: facilitator, sealed: bytesToHex(sealed) })
  }
  return keys
}

/** undefined where papers were sealed before this device was a facilitator's, or the hat is over. */
export const openHatKey = async (
  signer: OwnSigner,
  { id, keys, publicKey }: Hat,
): Promise<HatKey | undefined> => {
  const sealed = parseHex(keys.find((key) => key.signer === signer.id)?.sealed ?? '')
  const point = parseHex(publicKey)
  if (!sealed || !point) return undefined
  const privateKey = await openSealed(keyPairOf(signer), sealed, keyPurpose(id))
  return privateKey && { publicKey: point, privateKey }
}
