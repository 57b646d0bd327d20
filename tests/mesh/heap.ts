import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of the heap that are in use. What is garbage is collected first: else the figure changes from run to run. */
export const heap = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}
