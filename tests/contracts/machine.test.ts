import { instantCrypto } from '../doubles/instant-crypto.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { virtualTime } from '../doubles/virtual-time.ts'
import { cryptoContract } from './crypto-contract.ts'
import { timersContract } from './timers-contract.ts'

cryptoContract('real', () => () => undefined)
cryptoContract('instant', instantCrypto)
timersContract('real', () => ({
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  end: () => undefined,
}))
timersContract('virtual', () => virtualTime(new MemoryAir({ seed: 1 })))
