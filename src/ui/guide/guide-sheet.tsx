import { useEffect, useRef, useState } from 'preact/hooks'
import { type GuideTopicId, guideSections } from '../../domain/template/guide-topics.ts'
import type { GuideWords } from '../../i18n/parts/guide-words.ts'
import { useWords } from '../context/context.ts'
import { WhenWordsAreHere } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { IconBack } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { GuidePage } from './guide-page.tsx'
import './guide.css'

const rehearsal = () => import('./rehearsal.tsx').then((m) => m.Rehearsal)

export interface GuideSheetProps {
  /** The pages for where one is; the first is opened. Empty: the contents. */
  readonly topics: readonly GuideTopicId[]
  readonly onClose: () => void
}

/** The facilitator's guide: a page at a time, with the pages for this step and the table of contents at hand. */
export const GuideSheet = ({ topics, onClose }: GuideSheetProps) => {
  const common = useWords('common')
  return (
    <Dialog title={common.guide} kind="side" onClose={onClose}>
      <WhenWordsAreHere waiting={<Waiting />} failed={<p role="alert">{common.guideFailed}</p>}>
        <OpenGuide topics={topics} />
      </WhenWordsAreHere>
    </Dialog>
  )
}

const OpenGuide = ({ topics }: Pick<GuideSheetProps, 'topics'>) => {
  const guide = useWords('guide')
  const [page, setPage] = useState<GuideTopicId | undefined>(topics[0])
  const [rehearses, setRehearses] = useState(false)
  if (rehearses) {
    return (
      <WhenWordsAreHere waiting={<Waiting />} failed={<p role="alert">{guide.rehearseFailed}</p>}>
        <LazyPart load={rehearsal} props={{ onLeave: () => setRehearses(false) }} />
      </WhenWordsAreHere>
    )
  }
  if (page === undefined)
    return <Contents guide={guide} onOpen={setPage} onRehearse={() => setRehearses(true)} />
  return (
    <>
      <div class="guide-ways">
        <Button kind="plain" icon={IconBack} label={guide.backToContents} onClick={() => setPage(undefined)}>
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
  )
}

interface ContentsProps {
  readonly guide: GuideWords
  readonly onRehearse: () => void
  readonly onOpen: (topic: GuideTopicId) => void
}

const Contents = ({ guide, onOpen, onRehearse }: ContentsProps) => {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const dialog = list.current?.closest('dialog')
    if (dialog) dialog.scrollTop = 0
  }, [])
  return (
    <nav ref={list} class="guide-contents stack" aria-label={guide.contents}>
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
            {id === 'growing' && (
              <li>
                <button type="button" class="guide-entry" onClick={onRehearse}>
                  {guide.rehearse}
                </button>
              </li>
            )}
          </ul>
        </section>
      ))}
    </nav>
  )
}
