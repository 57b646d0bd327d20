// @vitest-environment happy-dom
import { act, screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { NotKept } from '../../src/records/set/room-types.ts'
import { english } from '../english.ts'
import { renderApp } from './render-app.tsx'

const rejected = (reason: unknown) =>
  act(() => {
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }))
  })

it('[K1] an act that the room did not take is told, whichever button asked for it; other faults are not', async () => {
  await renderApp({ as: 'participant' })
  await rejected(new Error('a fault in the dark'))
  expect(screen.queryByText(english.common.notDone)).toBeNull()
  await rejected(new NotKept('full'))
  await screen.findByText(english.common.notDone)
})
