/** Time-outs and bounds of what the platform gives. */

/** The native code detector gets this long without a hit before the built-in one joins in. */
export const nativeDetectorGraceMs = 3_000
/** No faster than a moving code changes, and gentle on a phone's battery. */
export const scanIntervalMs = 50
export const hiddenScanIntervalMs = 1_000
/** A video that gives no frame callback is looked at again after this. */
export const frameWaitMs = 250
/** After a scanner that failed to start, the next try. */
export const scanEngineRetryMs = 5_000

export const cameraIdealWidthPixels = 1_280
export const cameraIdealHeightPixels = 720
/** Bigger frames cost time and read no better. */
export const frameMaxSidePixels = 1_280

export const photoMaxBytes = 64 * 1024 * 1024
/** The longest sides at which a photo is tried, in this order; a photo is never enlarged. */
export const photoSidesPixels: readonly number[] = [1_400, 800, 2_600, 400]

/** Long enough for a slow phone to have written the download. */
export const downloadUrlLifeMs = 120_000

/** Several wake events of one moment are told once. */
export const wakeSettleMs = 100
/** Without a touch or a key for so long, what can wait may begin, and it begins at the latest after the other. */
export const calmForMs = 2_000
export const calmAtLatestMs = 20_000
export const updateCheckIntervalMs = 60 * 60 * 1_000

export const buzzMs = 200
export const bellSeconds = 2.5
export const bellVolume = 0.25

/** Fewer signatures than this are verified at once and here: a worker would only be a detour. */
export const signaturesForWorkersMin = 48
/** Large enough that the post does not count, small enough that all workers finish together. */
export const signaturesPerRequest = 96
export const signatureWorkersMin = 2
export const signatureWorkersMax = 4
export const signatureWorkerIdleMs = 10_000
/** The room check's own patience. */
export const probeGatherMs = 3_000
export const probeLinkMs = 8_000
export const portalAnswerMs = 6_000
