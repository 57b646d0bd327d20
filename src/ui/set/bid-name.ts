import type { BidView } from '../../models/table/set-types.ts'
import { useWords } from '../context/context.ts'

/** So many letters of a bid are enough to know whose it is where no names are kept. */
const shortLetters = 40

const short = (text: string) =>
  text.length > shortLetters ? `${text.slice(0, shortLetters).trimEnd()} …` : text

/** Who asked: oneself, by name where names are shown, else by the words. */
export const useBidName = (): ((bid: BidView) => string) => {
  const texts = useWords('set')
  return (bid) => (bid.mine ? texts.you : (bid.by ?? `“${short(bid.text)}”`))
}
