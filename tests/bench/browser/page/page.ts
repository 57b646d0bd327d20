import { openBareEnd } from './bare-link.ts'
import { openBoard } from './board.tsx'
import { openDurable } from './durable.ts'
import { carryMoving } from './moving.tsx'

/** What the bench calls from outside, in a page that holds the app's own parts. */
const parts = { carryMoving, openBareEnd, openBoard, openDurable }

declare global {
  interface Window {
    parts: typeof parts
    bareEnd?: Awaited<ReturnType<typeof openBareEnd>>
    board?: Awaited<ReturnType<typeof openBoard>>
    durable?: Awaited<ReturnType<typeof openDurable>>
  }
}
window.parts = parts
