import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Screen } from './screen.ts'

const wasm = fileURLToPath(
  new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
)

/**
 * A phone's own camera app, pointed at another device's screen: the link that it offers to open. It sees the picture of
 * the screen, nothing else.
 * @throws where there is no code to be seen.
 */
export const cameraApp = async (shown: Screen): Promise<string> => {
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })
  const picture = Buffer.from(await shown.look(), 'base64')
  const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true })
  if (!found?.text) throw new Error(`${shown.name} shows no code`)
  return found.text
}
