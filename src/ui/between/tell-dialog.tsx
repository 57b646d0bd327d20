import { useState } from 'preact/hooks'
import { useApp, useNotices, useWords } from '../context/context.ts'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

export interface TellDialogProps {
  /** Who is told, or ''. */
  readonly asker: string
  /** What would be sent, until its person changes it. */
  readonly words: string
  readonly onClose: () => void
}

/** The words are seen, and may be changed, before they leave the phone. */
export const TellDialog = ({ asker, words, onClose }: TellDialogProps) => {
  const app = useApp()
  const texts = useWords('between')
  const notices = useNotices()
  const [text, setText] = useState(words)
  const send = async () => {
    const how = await app.sharing.share(text).catch((error: unknown) => console.error(error))
    if (how === 'cancelled') return
    if (how !== 'shared') notices.say(how ? texts.wordsCopied : texts.wordsNotSent)
    onClose()
  }
  return (
    <Dialog
      title={asker ? texts.tell(asker) : texts.tellSomeone}
      onClose={onClose}
      actions={
        <Answers
          yes={texts.sendWords}
          disabled={text.trim() === ''}
          onYes={() => void send()}
          onNo={onClose}
        />
      }
    >
      <p class="soft">{texts.tellHint}</p>
      <TextArea label={texts.tellWords} value={text} rows={4} onInput={setText} />
    </Dialog>
  )
}
