import type { JSX } from 'preact'
import type { HatView } from '../../models/hat/hat-types.ts'
import { useTexts } from '../context/context.ts'
import { Banner } from '../parts/banner.tsx'
import { IconWarning } from '../parts/icons.tsx'

/** Where the room is too small for phones to hide anybody, real paper does it better. */
export const HatAdvice = ({ hat }: { readonly hat: HatView }): JSX.Element | null => {
  const texts = useTexts()
  if (!hat.advice) return null
  return (
    <Banner kind="warm" icon={IconWarning}>
      <strong>{texts.hat.realPaper}</strong>
      <div>{hat.advice === 'few' ? texts.hat.few : texts.hat.onePhone}</div>
      <div>{texts.hat.realPaperHow}</div>
    </Banner>
  )
}
