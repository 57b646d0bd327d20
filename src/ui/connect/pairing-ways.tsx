import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconCopy, IconShare } from '../parts/icons.tsx'
import { PasteCode } from './paste-code.tsx'
import { PhotoButton } from './photo-button.tsx'

interface PairingWaysProps {
  readonly link: string | undefined
  readonly onText: (text: string) => void
  readonly onRefused: (why: Refusal) => void
}

/** For those without a camera: my code as text, theirs from a photo or pasted. */
export const PairingWays = ({ link, onText, onRefused }: PairingWaysProps) => {
  const { sharing } = useApp()
  const texts = useWords('connect')
  const notices = useNotices()
  const copy = async (text: string) => {
    notices.say((await sharing.copy(text)) ? texts.copied : texts.copyFailed)
  }
  const share = async (text: string) => {
    const how = await sharing.share(text)
    if (how !== 'cancelled') notices.say(how === 'shared' ? texts.shared : texts.copied)
  }
  return (
    <div class="stack connect-other">
      <div class="row">
        <Button kind="quiet" icon={IconCopy} disabled={!link} onClick={() => link && void copy(link)}>
          {texts.copy}
        </Button>
        <Button kind="quiet" icon={IconShare} disabled={!link} onClick={() => link && void share(link)}>
          {texts.share}
        </Button>
        <PhotoButton onText={onText} onRefused={onRefused} />
      </div>
      <PasteCode label={texts.pasteLabel} hint={texts.pasteHint} button={texts.pasteGo} onText={onText} />
    </div>
  )
}
