import { useState } from 'preact/hooks'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'

export interface PasteCodeProps {
  readonly label: string
  readonly hint?: string
  readonly button: string
  readonly onText: (text: string) => void
}

/** For people who cannot use a camera: the code as text. */
export const PasteCode = ({ label, hint, button, onText }: PasteCodeProps) => {
  const texts = useWords('common')
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const go = () => {
    if (text.trim() === '') return setEmpty(true)
    onText(text.trim())
    setText('')
  }
  return (
    <div class="stack-close paste-code">
      <TextArea
        label={label}
        hint={hint}
        value={text}
        rows={2}
        enterKeyHint="go"
        error={empty ? texts.refusal['link-broken'] : undefined}
        onInput={(next) => {
          setText(next)
          setEmpty(false)
        }}
        onEnter={go}
      />
      <div>
        <Button kind="main" onClick={go}>
          {button}
        </Button>
      </div>
    </div>
  )
}
