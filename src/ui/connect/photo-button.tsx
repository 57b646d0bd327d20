import { useRef } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconPicture } from '../parts/icons.tsx'

export interface PhotoButtonProps {
  readonly onText: (text: string) => void
  readonly onRefused: (why: Refusal) => void
}

/** Reads the code in a photo, taken now or before. */
export const PhotoButton = ({ onText, onRefused }: PhotoButtonProps) => {
  const { scanner } = useApp()
  const texts = useWords('connect')
  const input = useRef<HTMLInputElement>(null)
  const read = async (image: Blob | undefined) => {
    if (!image) return
    const text = await scanner.readPicture(image)
    if (text === undefined) onRefused('no-code-in-picture')
    else onText(text)
  }
  return (
    <>
      <Button kind="quiet" icon={IconPicture} onClick={() => input.current?.click()}>
        {texts.photo}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={texts.photo}
        onChange={(event) => {
          const field = event.currentTarget
          void read(field.files?.[0]).finally(() => {
            // The same picture may be chosen again.
            field.value = ''
          })
        }}
      />
    </>
  )
}
