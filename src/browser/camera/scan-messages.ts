/** What goes to the scan worker: one picture, RGBA; its buffer is transferred. */
export interface ScanRequest {
  readonly id: number
  readonly width: number
  readonly height: number
  readonly pixels: ArrayBuffer
  /** A photo may take its time; a frame of a video is followed by the next. */
  readonly thorough: boolean
}

export interface ScanReply {
  readonly id: number
  readonly text?: string
  /** The decoder itself failed, as when its wasm could not be loaded. */
  readonly failure?: string
}
