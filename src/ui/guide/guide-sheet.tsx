import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type GuideTopicId, guideSections } from '../../domain/template/guide-topics.ts'
import type { GuideTexts } from '../../i18n/guide/guide-texts.ts'
import { loadGuide } from '../../i18n/guide/load-guide.ts'
import { loadAgain } from '../../lib/load-again.ts'
import { useLanguage, useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { IconBack } from '../parts/icons.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { GuidePage } from './guide-page.tsx'
import './guide.css'

export interface GuideSheetProps {
  /** The pages for where one is; the first is opened. Empty: the contents. */
  readonly topics: readonly GuideTopicId[]
  readonly onClose: () => void
}

/** The facilitator's guide: a page at a time, with the pages for this step and the table of contents at hand. */
export const GuideSheet = ({ topics, onClose }: GuideSheetProps): JSX.Element => {
  const texts = useTexts()
  const { tag } = useLanguage()
  const [guide, setGuide] = useState<GuideTexts>()
  const [failed, setFailed] = useState(false)
  const [page, setPage] = useState<GuideTopicId | undefined>(topics[0])
  useEffect(() => {
    let current = true
    loadAgain(() => loadGuide(tag)).then(
      (loaded) => current && setGuide(loaded),
      (error: unknown) => {
        console.error(error)
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [tag])
  return (
    <Dialog title={guide?.title ?? texts.common.guide} kind="side" onClose={onClose}>
      {failed && <p role="alert">{texts.common.guideFailed}</p>}
      {!guide && !failed && <Waiting />}
      {guide && page === undefined && <Contents guide={guide} onOpen={setPage} />}
      {guide && page !== undefined && (
        <>
          <div class="guide-ways">
            <Button
              kind="plain"
              icon={IconBack}
              label={guide.backToContents}
              onClick={() => setPage(undefined)}
            >
              {guide.contents}
            </Button>
          </div>
          {topics.length > 1 && (
            <nav class="guide-now" aria-label={guide.now}>
              {topics.map((topic) => (
                <button
                  key={topic}
                  type="button"
                  class="guide-chip"
                  aria-current={topic === page ? 'page' : undefined}
                  onClick={() => setPage(topic)}
                >
                  {guide.topics[topic].title}
                </button>
              ))}
            </nav>
          )}
          <GuidePage key={page} guide={guide} topic={page} shown={topics} onOpen={setPage} />
        </>
      )}
    </Dialog>
  )
}

interface ContentsProps {
  readonly guide: GuideTexts
  readonly onOpen: (topic: GuideTopicId) => void
}

const Contents = ({ guide, onOpen }: ContentsProps): JSX.Element => {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const dialog = list.current?.closest('dialog')
    if (dialog) dialog.scrollTop = 0
  }, [])
  return (
    <nav ref={list} class="guide-contents" aria-label={guide.contents}>
      {guideSections.map(({ id, topics }) => (
        <section key={id}>
          <h3>{guide.sections[id]}</h3>
          <ul>
            {topics.map((topic) => (
              <li key={topic}>
                <button type="button" class="guide-entry" onClick={() => onOpen(topic)}>
                  {guide.topics[topic].title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
