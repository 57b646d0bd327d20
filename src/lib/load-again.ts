/** Between two tries, ms: a phone that changes from one Wi-Fi to another is back on it by the last. */
const waitsMs = [250, 750, 2_000, 4_000] as const

/** Opens something on the first call, and gives the same to all that follow; what failed may be tried again. */
export const openOnce = <T>(open: () => Promise<T>): (() => Promise<T>) => {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open()
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
}

/**
 * A part of the program, fetched again where it did not come: on a first visit nothing is stored yet, and one lost request
 * would leave an empty screen. Browsers that keep a failed module until the page is reloaded (Firefox) say so at the end.
 * @throws what the last try threw
 */
export const loadAgain = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  for (const ms of waitsMs) {
    try {
      return await load()
    } catch (error) {
      console.info('Fetched again:', error)
      await new Promise((resolve) => setTimeout(resolve, ms))
    }
  }
  return load()
}
