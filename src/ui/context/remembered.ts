/** What a screen was showing when it was left (which circle, which page), for as long as the app is open. */
export interface Remembered {
  get(key: string): string | undefined
  set(key: string, value: string): void
}

export const createRemembered = (): Remembered => {
  const values = new Map<string, string>()
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) }
}
