/** How fast a code moves, and how much is in each picture: the camera may be weak, or the eyes tired. */
export interface Speed {
  /** Of 150 bytes each. */
  readonly symbols: 1 | 2 | 3 | 4
  readonly picturesPerSecond: number
}

export type SpeedName = 'fast' | 'careful' | 'calm'

/**
 * Every picture has the same mask and so as much dark as the one before; what changes is a grain finer than 0.1 degree.
 * A module turns over in every second picture on average: at 10 a second that is less than 3 flashes a second, and calm
 * stays below that for each single module (WCAG 2.3.1).
 */
export const speeds: Readonly<Record<SpeedName, Speed>> = {
  fast: { symbols: 4, picturesPerSecond: 10 },
  careful: { symbols: 2, picturesPerSecond: 8 },
  calm: { symbols: 2, picturesPerSecond: 2 },
}

/** As long as it takes where a third of the pictures is lost, which is usual. */
export const secondsFor = (symbols: number, { symbols: each, picturesPerSecond }: Speed): number =>
  Math.max(1, Math.ceil((symbols + usualExtra) / each / usualShare / picturesPerSecond))

const usualShare = 0.65
/** Symbols that a random code needs on top. */
const usualExtra = 2
