import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import type { GuideTopicId } from '../../domain/template/guide-topics.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconGuide } from '../parts/icons.tsx'
import type { GuideSheetProps } from './guide-sheet.tsx'

export interface GuideButtonProps {
  /** The pages to offer first; the first of them is opened. Absent: the table of contents. */
  readonly topics?: readonly GuideTopicId[] | undefined
  readonly class?: string | undefined
  /** Absent: the guide's own name. */
  readonly label?: string | undefined
}

/** One tap to the facilitator's guide, which opens over the screen and leaves it as it was. Fetched when first opened. */
export const GuideButton = ({ topics = [], class: extra, label }: GuideButtonProps) => {
  const texts = useWords('common')
  const notices = useNotices()
  const [sheet, setSheet] = useState<{ readonly view: ComponentType<GuideSheetProps> }>()
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
    if (sheet) return
    loadAgain(() => import('./guide-sheet.tsx')).then(
      ({ GuideSheet }) => setSheet({ view: GuideSheet }),
      (error: unknown) => {
        console.error(error)
        setOpen(false)
        notices.say(texts.guideFailed)
      },
    )
  }
  const Sheet = open ? sheet?.view : undefined
  return (
    <>
      <Button kind="plain" icon={IconGuide} onClick={show} class={extra}>
        {label ?? texts.guide}
      </Button>
      {Sheet && <Sheet topics={topics} onClose={() => setOpen(false)} />}
    </>
  )
}
