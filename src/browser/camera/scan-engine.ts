import type { ScanReply, ScanRequest } from './scan-messages.ts'

/** A decoder of one's own, in a worker, so that no view ever waits for it. */
export interface ScanEngine {
  /** @throws where the decoder cannot be loaded or was closed. The picture's pixels are given away. */
  read(image: ImageData, how: 'frame' | 'photo'): Promise<string | undefined>
  close(): void
}

interface Waiting {
  resolve(text: string | undefined): void
  reject(error: Error): void
}

export const openScanEngine = (): ScanEngine => {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let broken: Error | undefined

  const fail = (error: Error) => {
    broken = error
    worker.terminate()
    for (const each of waiting.values()) each.reject(error)
    waiting.clear()
  }
  worker.addEventListener('error', (event) => fail(new Error(`scan worker: ${event.message}`)))
  worker.addEventListener('message', ({ data }: MessageEvent<ScanReply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.failure === undefined) asked?.resolve(data.text)
    else asked?.reject(new Error(`scan worker: ${data.failure}`))
  })

  return {
    read: ({ width, height, data }, how) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        const pixels = data.buffer as ArrayBuffer
        const request: ScanRequest = { id, width, height, pixels, thorough: how === 'photo' }
        worker.postMessage(request, [pixels])
      }),
    close: () => fail(new Error('scan worker: closed')),
  }
}
