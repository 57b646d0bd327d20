import { useEffect, useRef } from 'preact/hooks'
import { type GuideTopicId, relatedTopics } from '../../domain/template/guide-topics.ts'
import type { GuidePart, GuideWords } from '../../i18n/parts/guide-words.ts'
import { useFormats } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { IconForward } from '../parts/icons.tsx'

export interface GuidePageProps {
  readonly guide: GuideWords
  readonly topic: GuideTopicId
  /** Pages that are one tap away above already. */
  readonly shown: readonly GuideTopicId[]
  readonly onOpen: (topic: GuideTopicId) => void
}

/** One page of the guide. It takes the focus when it comes, at its top. */
export const GuidePage = ({ guide, topic, shown, onOpen }: GuidePageProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const dialog = heading.current?.closest('dialog')
    if (dialog) dialog.scrollTop = 0
    heading.current?.focus({ preventScroll: true })
  }, [])
  const { title, lead, parts } = guide.topics[topic]
  const related = (relatedTopics[topic] ?? []).filter((other) => !shown.includes(other))
  return (
    <article class="guide-page stack">
      <h3 class="guide-title" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p class="guide-lead">{lead}</p>
      {parts.map((part, at) => (
        <Part key={at} guide={guide} part={part} />
      ))}
      {related.length > 0 && (
        <section class="guide-related">
          <h4>{guide.related}</h4>
          <ul>
            {related.map((other) => (
              <li key={other}>
                <button type="button" class="guide-entry" onClick={() => onOpen(other)}>
                  {guide.topics[other].title}
                  <IconForward small />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

const Part = ({ guide, part }: { readonly guide: GuideWords; readonly part: GuidePart }) => {
  const formats = useFormats()
  if ('text' in part) return <p>{part.text}</p>
  if ('times' in part) {
    return (
      <section class="guide-part">
        <h4>{guide.heads.times}</h4>
        <dl class="guide-times">
          {part.times.map(({ part: name, minutes }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{guide.minutes(formats.number(minutes))}</dd>
            </div>
          ))}
        </dl>
      </section>
    )
  }
  if ('answers' in part) {
    return (
      <section class="guide-part">
        <h4>{guide.heads.answers}</h4>
        <dl class="guide-answers stack-mid">
          {part.answers.map(({ heard, answer }) => (
            <div key={heard}>
              <dt>{heard}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </section>
    )
  }
  if ('say' in part) return <List head={guide.heads.say} lines={part.say} kind="say" />
  if ('ask' in part) return <List head={guide.heads.ask} lines={part.ask} kind="ask" />
  if ('avoid' in part) return <List head={guide.heads.avoid} lines={part.avoid} kind="avoid" />
  return <List head={guide.heads.do} lines={part.do} kind="do" />
}

interface ListProps {
  readonly head: string
  readonly lines: readonly string[]
  readonly kind: 'say' | 'ask' | 'do' | 'avoid'
}

const List = ({ head, lines, kind }: ListProps) => (
  <section class={classNames('guide-part', `guide-${kind}`)}>
    <h4>{head}</h4>
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
)
