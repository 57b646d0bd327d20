import { useEffect } from 'preact/hooks'
import { useNotices, useWords } from '../../context/context.ts'
import type { Notice } from '../../context/notices.ts'
import { Button } from '../buttons/button.tsx'
import { IconButton } from '../buttons/icon-button.tsx'
import { IconClose } from '../icons.tsx'
import './notices.css'

/** How long a message stays; one with an undo stays longer. */
const noticeMs = 5_000
const noticeWithUndoMs = 12_000

const NoticeView = ({ notice }: { readonly notice: Notice }) => {
  const notices = useNotices()
  const texts = useWords('common')
  useEffect(() => {
    const timer = setTimeout(() => notices.dismiss(notice.id), notice.undo ? noticeWithUndoMs : noticeMs)
    return () => clearTimeout(timer)
  }, [notice, notices])
  return (
    <div class="notice">
      <span class="notice-text">{notice.text}</span>
      {notice.undo && (
        <Button
          kind="plain"
          onClick={() => {
            notice.undo?.()
            notices.dismiss(notice.id)
          }}
        >
          {texts.undo}
        </Button>
      )}
      <IconButton label={texts.close} icon={IconClose} onClick={() => notices.dismiss(notice.id)} />
    </div>
  )
}

/** Drawn once, by the app. */
export const NoticesView = () => {
  const notices = useNotices()
  const texts = useWords('common')
  return (
    <section class="notices stack-close" aria-label={texts.notices} aria-live="polite">
      {notices.shown.value.map((notice) => (
        <NoticeView key={notice.id} notice={notice} />
      ))}
    </section>
  )
}
