import { compareBytes } from '../../lib/bytes.ts'
import { Emitter } from '../../lib/emitter.ts'
import { candidateLines, cardFromSdp, sdpFromCard, withCredentials } from '../card/card-sdp.ts'
import type { Card } from '../contract/card.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { NoCandidates, type Rtc } from '../contract/mesh.ts'

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
  /**
   * Takes the other's card without its addresses: nothing is sent, and a device that holds the card's secrets and this one's address is
   * let in, also from an address that nobody knew of. `call` afterwards makes it dial.
   */
  expect(theirs: Card): Promise<void>
  /**
   * Tries the addresses of the card that was taken, again. Chromium gives up a connection after some twenty seconds without an
   * answer, for good; told of the same address once more it has the same connection up again, channel and all.
   */
  call(): Promise<void>
  close(): void
  /** Told when this side closed it; the platform's own events do not fire then. */
  onClose(listener: () => void): () => void
}

/** The side with the lower fingerprint is the DTLS client. */
export const isActive = (mine: Card, theirs: Card): boolean =>
  compareBytes(mine.fingerprint, theirs.fingerprint) < 0

/** `farMs`: where a public server is asked, it has so long once there is an address at all; it may not be reached. */
const waitUntilGathered = (pc: RTCPeerConnection, ms: number, farMs: number | undefined) =>
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

/** The browser does not let a page choose its credentials. */
export class CredentialsRefused extends Error {
  override name = 'CredentialsRefused'
}

const offer = async (pc: RTCPeerConnection, credentials: Credentials | undefined) => {
  const made = await pc.createOffer()
  if (!credentials) return pc.setLocalDescription(made)
  try {
    return await pc.setLocalDescription({
      type: 'offer',
      sdp: withCredentials(made.sdp ?? '', credentials),
    })
  } catch (error) {
    throw new CredentialsRefused(undefined, { cause: error })
  }
}

type Credentials = Pick<Card, 'ufrag' | 'pwd'>

/**
 * @param credentials those of an earlier connection of this device, which another device still expects
 * @throws NoCandidates where gathering gives no address, or the connection ends meanwhile.
 * @throws CredentialsRefused
 */
export const openConnection = async (
  rtc: Rtc,
  tag: Uint8Array,
  limits: MeshLimits,
  credentials?: Credentials,
): Promise<Connection> => {
  const pc = rtc.connect()
  try {
    const channel = pc.createDataChannel('plenary', { negotiated: true, id: 0 })
    channel.binaryType = 'arraybuffer'
    await offer(pc, credentials)
    await waitUntilGathered(pc, limits.gatherMs, rtc.isFar?.() ? limits.gatherFarMs : undefined)
    const description = pc.localDescription?.sdp
    // A page or a device that goes takes its connections with it, also while they gather.
    if (!description) throw new NoCandidates()
    const card = cardFromSdp(description, tag)
    if (card.candidates.length === 0) throw new NoCandidates()
    let dialled: Card | undefined
    let foundation = 1
    const closed = new Emitter<[]>()
    const take = async (theirs: Card, described: Card) => {
      dialled = theirs
      const setup = isActive(card, theirs) ? 'passive' : 'active'
      await pc.setRemoteDescription({ type: 'answer', sdp: sdpFromCard(described, setup) })
    }
    return {
      pc,
      channel,
      card,
      get theirs() {
        return dialled
      },
      dial: (theirs) => take(theirs, theirs),
      expect: (theirs) => take(theirs, { ...theirs, candidates: [] }),
      call: async () => {
        if (!dialled || pc.signalingState === 'closed') return
        foundation += dialled.candidates.length
        for (const candidate of candidateLines(dialled, foundation))
          await pc.addIceCandidate({ candidate, sdpMid: '0', usernameFragment: dialled.ufrag })
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
