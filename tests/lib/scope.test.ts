import { expect, it, vi } from 'vitest'
import { createScope, openInScope } from '../../src/lib/scope.ts'

it('closes what was opened last first, and waits for each', async () => {
  const closed: string[] = []
  const scope = createScope()
  scope.add(() => closed.push('room'), undefined)
  scope.add(async () => {
    await Promise.resolve()
    closed.push('table')
  })
  await scope.close()
  await scope.close()
  expect(closed).toEqual(['table', 'room'])
})

it('closes the others where one fails, and says so', async () => {
  const closed: string[] = []
  const scope = createScope()
  scope.add(
    () => closed.push('room'),
    () => {
      throw new Error('no')
    },
  )
  await expect(scope.close()).rejects.toThrow('no')
  expect(closed).toEqual(['room'])
})

it('[K1] what was opened is closed again where opening fails half-way', async () => {
  const close = vi.fn()
  const opening = openInScope(async (scope) => {
    scope.add(close)
    throw new Error('storage is full')
  })
  await expect(opening).rejects.toThrow('storage is full')
  expect(close).toHaveBeenCalledOnce()
})
