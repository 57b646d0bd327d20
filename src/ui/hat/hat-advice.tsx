import type { HatView } from '../../models/hat/hat-types.ts'
import { useWords } from '../context/context.ts'
import { Banner } from '../parts/display/banner.tsx'
import { IconWarning } from '../parts/icons.tsx'

/** Where the room is too small for phones to hide anybody, real paper does it better. */
export const HatAdvice = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  if (!hat.advice) return null
  return (
    <Banner kind="warm" icon={IconWarning}>
      <strong>{texts.realPaper}</strong>
      <div>{hat.advice === 'few' ? texts.few : texts.onePhone}</div>
      <div>{texts.realPaperHow}</div>
    </Banner>
  )
}
