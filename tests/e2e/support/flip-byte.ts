import type { Device } from './device.ts'

/** The folders in whose values a device keeps what was said: the room's records, a grid's updates, snapshots and plain rows. */
const kinds = ['kept', 'update', 'snapshot', 'plain'] as const
type Kind = (typeof kinds)[number]

interface Values {
  /** Names of the values of bytes, with where in each these words begin; -1 where they are not in it. */
  readonly names: readonly (readonly [name: string, at: number])[]
}

/** Runs in a page: finds the values of bytes, or turns round a bit of one. */
const lookIntoStore = async ({
  words,
  name,
  at,
}: {
  words: string
  name?: string
  at?: number
}): Promise<Values> => {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await settle(indexedDB.open('plenary'))
  const values = database.transaction('values', 'readwrite').objectStore('values')
  const wanted = new TextEncoder().encode(words)
  const find = (bytes: Uint8Array) =>
    bytes.findIndex((_, from) => wanted.every((byte, after) => bytes[from + after] === byte))
  const names: [string, number][] = []
  if (name === undefined) {
    for (const key of await settle(values.getAllKeys())) {
      const value = await settle(values.get(key))
      if (value instanceof Uint8Array) names.push([String(key), find(value)])
    }
  } else {
    const value = (await settle(values.get(name))) as Uint8Array
    value[at ?? 0] = (value[at ?? 0] ?? 0) ^ 1
    await settle(values.put(value, name))
  }
  database.close()
  return { names }
}

/**
 * Flips a bit of the page's storage in a value of this kind, within these words where it has them in plain letters. The page shows
 * no app meanwhile, which would write. False where nothing of this kind is stored.
 */
const flipBit = async (device: Device, kind: Kind, words: string): Promise<boolean> => {
  const { names } = await device.run(lookIntoStore, { words })
  const those = names.filter(([name]) => name.includes(`/${kind}/`))
  const [name, at] = those.find(([, found]) => found >= 0) ?? those.at(-1) ?? []
  if (name === undefined) return false
  // Where the words are not in it, behind what stands at the beginning
  await device.run(lookIntoStore, { words, name, at: Math.max(at ?? 0, leastBytes) })
  return true
}
const leastBytes = 12

/**
 * For each kind of value of this device: flips a bit in one, opens the app again where it was, and looks at it. Gives the kinds of
 * which something was stored.
 */
export const flipEachKind = async (
  device: Device,
  words: string,
  look: (kind: Kind) => Promise<void>,
): Promise<readonly Kind[]> => {
  const { page } = device
  const url = page.url()
  const flipped: Kind[] = []
  for (const kind of kinds) {
    // Of the same origin, and no page of the app
    await page.goto(new URL('here.txt', url).href)
    const isFlipped = await flipBit(device, kind, words)
    await page.goto(url)
    if (!isFlipped) continue
    await look(kind)
    flipped.push(kind)
  }
  return flipped
}
