import { decodeCard, encodeCard } from '../../../../src/mesh/card/card-codec.ts'
import { meshLimits } from '../../../../src/mesh/contract/limits.ts'
import { openConnection } from '../../../../src/mesh/link/connection.ts'
import { browserRtc, makeCertificate } from '../../../../src/mesh/link/rtc.ts'

/** One end of a bare connection made from the same kind of cards: no secret proven, no document, nothing on top. */
export const openBareEnd = async () => {
  const rtc = browserRtc({ certificate: await makeCertificate() })
  const { card, channel, dial, close } = await openConnection(rtc, new Uint8Array(4), meshLimits)
  return {
    card: [...encodeCard(card)],
    /** Takes the other's card. Resolves with the ms until the channel is open, where both have dialled. */
    async dial(theirs: readonly number[]): Promise<number> {
      const begin = performance.now()
      const open = new Promise<void>((resolve) => {
        if (channel.readyState === 'open') resolve()
        else channel.addEventListener('open', () => resolve())
      })
      await dial(decodeCard(Uint8Array.from(theirs)))
      await open
      return performance.now() - begin
    },
    close,
  }
}
