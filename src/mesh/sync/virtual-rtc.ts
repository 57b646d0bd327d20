/**
 * WebRTC classes for simple-peer's documented `wrtc` option, in which a data channel is a port on a link of our own. Only what
 * simple-peer calls is there; to it the connection is open at once. What comes in is given to the peer's listeners directly.
 */
export interface Port {
  send(message: Uint8Array): void
  /** Told when simple-peer has closed its channel. */
  closed(): void
}

class VirtualChannel {
  binaryType = 'arraybuffer'
  readyState = 'connecting'
  readonly bufferedAmount = 0
  readonly bufferedAmountLowThreshold = 0
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null

  constructor(
    readonly label: string,
    readonly port: Port,
  ) {}

  send(data: ArrayBuffer | ArrayBufferView) {
    const view = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
    this.port.send(view)
  }

  close() {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.port.closed()
  }
}

const connectionClass = (port: Port) =>
  class VirtualConnection {
    iceConnectionState = 'new'
    readonly iceGatheringState = 'new'
    readonly connectionState = 'new'
    readonly signalingState = 'stable'
    localDescription: unknown = null
    oniceconnectionstatechange: (() => void) | null = null

    createDataChannel(label: string) {
      const channel = new VirtualChannel(label, port)
      // simple-peer sets its handlers after this returns
      queueMicrotask(() => {
        if (channel.readyState !== 'connecting') return
        channel.readyState = 'open'
        this.iceConnectionState = 'connected'
        this.oniceconnectionstatechange?.()
        channel.onopen?.()
      })
      return channel
    }

    async createOffer() {
      return { type: 'offer', sdp: '' }
    }

    async setLocalDescription(description: unknown) {
      this.localDescription = description
    }

    /** Without a selected pair simple-peer polls for ever. */
    async getStats() {
      return new Map([['pair', { id: 'pair', type: 'candidate-pair', selected: true }]])
    }

    close() {
      this.iceConnectionState = 'closed'
    }
  }

export const virtualRtc = (port: Port) => ({
  RTCPeerConnection: connectionClass(port),
  RTCSessionDescription: class {
    constructor(description: object) {
      Object.assign(this, description)
    }
  },
  RTCIceCandidate: class {},
})
