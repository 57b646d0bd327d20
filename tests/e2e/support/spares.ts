import { expect } from '@playwright/test'
import type { Device } from './device.ts'
import { arrivalMs } from './steps.ts'

/** The browser has written down a way back, for after a reload. */
export const hasSpare = ({ page }: Pick<Device, 'page'>): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve, reject) => {
              const request = indexedDB.open('plenary')
              request.onerror = () => reject(request.error)
              request.onsuccess = () => {
                const finish = (count: number) => {
                  request.result.close()
                  resolve(count)
                }
                const values = request.result.transaction('values').objectStore('values')
                const keys = values.getAllKeys()
                keys.onsuccess = () => {
                  const key = keys.result.map(String).find((one) => one.endsWith('/spares'))
                  if (key === undefined) return finish(0)
                  const kept = values.get(key)
                  kept.onsuccess = () => finish((kept.result as unknown[]).length)
                }
              }
            }),
        ),
      { timeout: arrivalMs },
    )
    .toBeGreaterThan(0)
