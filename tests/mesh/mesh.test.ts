import { type MeshSource, meshContract, meshOver } from '../contracts/mesh-contract.ts'
import { memoryNetwork } from '../doubles/memory-network.ts'
import { rtcSource } from '../scenarios/mesh-rig.ts'

/** The network delivers only when told to; here it is told all the time. */
const networkThatRuns = (): MeshSource => {
  const network = memoryNetwork()
  let runs = true
  const run = async () => {
    while (runs) await network.settle()
  }
  void run()
  let devices = 0
  return {
    mesh: async () => network.join((++devices).toString(16).padStart(32, '0')),
    close: () => {
      runs = false
    },
  }
}

meshContract('memory', () => meshOver(rtcSource('memory')))
meshContract('@roamhq/wrtc', () => meshOver(rtcSource('wrtc')))
meshContract('memory network', networkThatRuns, false)
