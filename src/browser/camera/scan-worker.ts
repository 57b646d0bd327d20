/// <reference lib="webworker" />
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { ScanReply, ScanRequest } from './scan-messages.ts'

// By default the library would fetch its wasm from a CDN; ours lies beside the app and in its precache.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const read = async ({ id, width, height, pixels, thorough }: ScanRequest): Promise<ScanReply> => {
  try {
    const [code] = await readBarcodes(new ImageData(new Uint8ClampedArray(pixels), width, height), {
      formats: ['QRCode'],
      tryHarder: true,
      tryInvert: thorough,
      maxNumberOfSymbols: 1,
    })
    return code?.isValid && code.text !== '' ? { id, text: code.text } : { id }
  } catch (error) {
    return { id, failure: String(error) }
  }
}

addEventListener('message', async ({ data }: MessageEvent<ScanRequest>) => {
  postMessage(await read(data))
})
