import { isSet } from '../../domain/template/template.ts'
import { type MeetingProps, useApp, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { QrCode } from '../parts/display/qr-code.tsx'
import { IconCopy, IconPrint, IconShare } from '../parts/icons.tsx'
import { Introduction } from './introduction.tsx'

export interface IntroduceSectionProps extends MeetingProps {
  readonly link: string
  /** This is what is printed now. */
  readonly printed: boolean
  readonly onPrint: () => void
}

/** The page to send ahead or print, with the focus and the way in. */
export const IntroduceSection = ({ meeting, link, printed, onPrint }: IntroduceSectionProps) => {
  const app = useApp()
  const notices = useNotices()
  const texts = useWords('introduce')
  const document = useWords('document')
  const { title: given, focus } = meeting.brief.value
  // A title that was made of the focus says nothing more.
  const title = focus.startsWith(given.replace(/\s*…$/, '')) ? '' : given
  const set = isSet(meeting.template.value)
  const words = set ? texts.set : texts.meeting
  const text = [
    title || words.title,
    ...(focus ? [`${texts.focus}: ${focus}`] : []),
    ...(
      [
        [words.happens, words.happensLines],
        [words.asked, words.askedLines],
        [words.worth, words.worthLines],
      ] as const
    ).map(([head, lines]) => [head, ...lines.map((line) => `- ${line}`)].join('\n')),
    `${texts.link}:\n${link}`,
  ].join('\n\n')
  const copy = async () => {
    notices.say((await app.sharing.copy(text)) ? texts.copied : document.invitation.notCopied)
  }
  const send = async () => {
    if ((await app.sharing.share(text)) === 'copied') notices.say(texts.copied)
  }
  return (
    <section
      class={classNames('invitation-paper stack', !printed && 'invitation-not-printed')}
      aria-labelledby="invitation-introduce"
    >
      <div class="stack-close">
        <h2 id="invitation-introduce">{texts.heading}</h2>
        <p class="soft">{texts.headingHint}</p>
      </div>
      <div class="row">
        <Button kind="main" icon={IconShare} onClick={send}>
          {texts.send}
        </Button>
        <Button kind="quiet" icon={IconCopy} onClick={copy}>
          {texts.copyText}
        </Button>
        <Button kind="quiet" icon={IconPrint} onClick={onPrint}>
          {texts.print}
        </Button>
      </div>
      <article class="cards invitation-introduction stack">
        <header class="stack-close">
          <p class="soft">{words.title}</p>
          {title && (
            <p class="invitation-introduction-title" dir="auto">
              {title}
            </p>
          )}
        </header>
        <Introduction set={set} level={3} focus={focus || undefined} />
        <div class="stack-close">
          <h3>{texts.link}</h3>
          <div class="invitation-introduction-code">
            <QrCode text={link} label={document.invitation.codeLabel} />
          </div>
        </div>
      </article>
    </section>
  )
}
