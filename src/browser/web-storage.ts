/** Web Storage, or undefined where the browser forbids it to this page: reading the property throws there. */
export const webStorage = (): Storage | undefined => {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
