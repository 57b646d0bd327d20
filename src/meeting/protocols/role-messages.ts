import { nameMaxLength } from '../../domain/limits.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { type Channel, createChannel, jsonCodec } from './channel.ts'

/**
 * How a device comes to lead too. Spoken only over a direct link, never forwarded; no private key is ever sent:
 * - `scanned`: I have read the card that you show (its credentials, which were on your screen and nowhere else).
 * - `invite`: will you lead too? With a number used once.
 * - `willing`: yes; this is my own key's id, and how I am called. `no`: no, from either side.
 *
 * An answer counts only to the invitation that is out, from the device that was invited; both screens then show four digits
 * made of both devices, the number and the key, and people compare them before anything is signed. A lost message leaves the
 * invitation open, to be made again.
 */
export type RoleMessage =
  | { readonly t: 'scanned'; readonly card: string }
  | { readonly t: 'invite'; readonly nonce: string }
  | { readonly t: 'willing'; readonly signer: string; readonly name: string }
  | { readonly t: 'no' }

const kind = 'role'

const idPattern = /^[0-9a-f]{32}$/
const cardMaxLength = 300

export const openRoleChannel = (mesh: Mesh): Channel<RoleMessage> =>
  createChannel(mesh, kind, jsonCodec(readRoleMessage))

/** undefined where the value is no such message. */
const readRoleMessage = (value: unknown): RoleMessage | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { t, card, nonce, signer, name } = value as Record<string, unknown>
  const isId = (x: unknown): x is string => typeof x === 'string' && idPattern.test(x)
  if (t === 'scanned' && typeof card === 'string' && card.length <= cardMaxLength) return { t, card }
  if (t === 'invite' && isId(nonce)) return { t, nonce }
  if (t === 'willing' && isId(signer) && typeof name === 'string')
    return { t, signer, name: name.slice(0, nameMaxLength) }
  return t === 'no' ? { t } : undefined
}

const checkDigits = 4

/** Four digits that both screens show: made of both devices, the number and the key. */
export const roleCheck = async (
  nonce: string,
  signer: string,
  devices: { readonly from: string; readonly to: string },
): Promise<string> => {
  const text = new TextEncoder().encode(`plenary role ${nonce} ${signer} ${devices.from}>${devices.to}`)
  const digest = new DataView(await crypto.subtle.digest('SHA-256', text))
  return String(digest.getUint32(0) % 10 ** checkDigits).padStart(checkDigits, '0')
}
