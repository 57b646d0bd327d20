import { rtcContract } from '../../contracts/rtc-contract.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { FingerprintBook } from '../../doubles/wrtc-rtc.ts'

rtcContract('memory', () => {
  const air = new MemoryAir()
  return (device) => air.rtc(device)
})
rtcContract('@roamhq/wrtc', () => {
  const book = new FingerprintBook()
  return (device) => book.rtc(device)
})
