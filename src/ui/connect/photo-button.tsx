import { useRef } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'
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
  const read = async (image: Blob) => {
    const text = await scanner.readPicture(image)
    if (text === undefined) onRefused('no-code-in-picture')
    else onText(text)
  }
  return (
    <>
      <Button kind="quiet" icon={IconPicture} onClick={() => input.current?.click()}>
        {texts.photo}
      </Button>
      <FileInput
        inputRef={input}
        label={texts.photo}
        accept="image/*"
        onPick={(picture) => void read(picture)}
      />
    </>
  )
}
