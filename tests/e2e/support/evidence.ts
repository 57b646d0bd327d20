import type { Device } from './device.ts'

/** What a device has: every byte that its browser stores for the app, and what came in over its connections. */

/** Everything in every database, with the names, and what stands in the other stores of a page, as text. */
export const storedOn = ({ page }: Device): Promise<string> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const decoder = new TextDecoder()
    const asText = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) => {
        if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) return decoder.decode(part)
        if (part instanceof Map || part instanceof Set) return [...part]
        return part
      }) ?? ''
    const texts = [asText({ ...localStorage }), asText({ ...sessionStorage })]
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([settled(rows.getAllKeys()), settled(rows.getAll())])
        texts.push(...keys.map(asText), ...values.map(asText))
      }
      database.close()
    }
    return texts.join('\n')
  })

/** Remembers what comes in over this device's connections, from its next load on. */
export const hearConnections = async ({ context }: Device): Promise<void> => {
  await context.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heardOverConnections: heard })
    const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')
    Object.defineProperty(MessageEvent.prototype, 'data', {
      configurable: true,
      get(this: MessageEvent) {
        const value: unknown = data?.get?.call(this)
        if (this.target instanceof RTCDataChannel)
          heard.push(typeof value === 'string' ? value : new TextDecoder().decode(value as ArrayBuffer))
        return value
      },
    })
  })
}

export const heardBy = ({ page }: Device): Promise<string> =>
  page.evaluate(() =>
    (globalThis as unknown as { heardOverConnections: readonly string[] }).heardOverConnections.join('\n'),
  )
