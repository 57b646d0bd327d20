import { meshContract } from '../contracts/mesh-contract.ts'
import { rtcSource } from '../scenarios/mesh-rig.ts'

meshContract('memory', () => rtcSource('memory'))
meshContract('@roamhq/wrtc', () => rtcSource('wrtc'))
