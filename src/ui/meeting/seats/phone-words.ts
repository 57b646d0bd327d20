import type { PhoneShown } from '../../../models/table/seating-types.ts'
import { useWords } from '../../context/context.ts'

/** A phone in words: whose it is, where the meeting shows names, and the code that its own screen shows. */
export const usePhoneWords = () => {
  const texts = useWords('seats')
  return ({ name, code }: Pick<PhoneShown, 'name' | 'code'>): string =>
    name ? texts.named(name, code) : texts.phone(code)
}
