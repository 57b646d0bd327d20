import { compareBytes } from './bytes.ts'
import type { Card } from './card.ts'
import { cardFromSdp, sdpFromCard } from './card-sdp.ts'
import { Emitter } from './emitter.ts'
import type { MeshLimits } from './limits.ts'
import { NoCandidates, type Rtc } from './mesh.ts'

/**
 * One RTCPeerConnection that has made its offer and waits behind its card. Both sides do the same and take the other's
 * card as an answer; the DTLS roles come from comparing fingerprints, the ICE role conflict is settled by RFC 8445 7.3.1.1.
 */
export interface Connection {
  readonly pc: RTCPeerConnection
  readonly channel: RTCDataChannel
  readonly card: Card
  /** The card that was dialled, once it was. */
  readonly theirs: Card | undefined
  /** Takes the other's card. Rejects where the browser refuses the description. */
  dial(theirs: Card): Promise<void>
  close(): void
  /** Told when this side closed it; the platform's own events do not fire then. */
  onClose(listener: () => void): () => void
}

/** The side with the lower fingerprint is the DTLS client. */
export const isActive = (mine: Card, theirs: Card): boolean =>
  compareBytes(mine.fingerprint, theirs.fingerprint) < 0

/** `farMs`: where a public server is asked, it has so long once there is an address at all; it may not be reached. */
const gathered = (pc: RTCPeerConnection, ms: number, farMs: number | undefined) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    if (farMs !== undefined)
      pc.addEventListener('icecandidate', () => setTimeout(resolve, farMs), { once: true })
    const look = () => {
      if (pc.iceGatheringState !== 'complete') return
      clearTimeout(timer)
      resolve()
    }
    pc.addEventListener('icegatheringstatechange', look)
    look()
  })

/** @throws NoCandidates where gathering gives no address. */
export const openConnection = async (rtc: Rtc, tag: Uint8Array, limits: MeshLimits): Promise<Connection> => {
  const pc = rtc.connect()
  try {
    const channel = pc.createDataChannel('plenary', { negotiated: true, id: 0 })
    channel.binaryType = 'arraybuffer'
    await pc.setLocalDescription(await pc.createOffer())
    await gathered(pc, limits.gatherMs, rtc.isFar?.() ? limits.gatherFarMs : undefined)
    const card = cardFromSdp(pc.localDescription?.sdp ?? '', tag)
    if (card.candidates.length === 0) throw new NoCandidates()
    let dialled: Card | undefined
    const closed = new Emitter<[]>()
    return {
      pc,
      channel,
      card,
      get theirs() {
        return dialled
      },
      dial: async (theirs) => {
        dialled = theirs
        const setup = isActive(card, theirs) ? 'passive' : 'active'
        await pc.setRemoteDescription({ type: 'answer', sdp: sdpFromCard(theirs, setup) })
      },
      close: () => {
        pc.close()
        closed.emit()
      },
      onClose: closed.on,
    }
  } catch (error) {
    pc.close()
    throw error
  }
}
