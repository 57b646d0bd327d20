import { type MeetingProps, useWords } from '../../context/context.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { IconHeart, IconInfo } from '../../parts/icons.tsx'

/** So many letters of a note are enough to know which one is meant. */
const shortLetters = 60

const short = (text: string) =>
  text.length > shortLetters ? `${text.slice(0, shortLetters).trimEnd()} …` : text

/** What happened in the room to notes of my table: one was hidden, others say thanks. Told once, gently. */
export const ToldBanners = ({ meeting }: MeetingProps) => {
  const texts = useWords('plenary')
  const { plenary } = meeting.room
  const [hidden, ...alsoHidden] = plenary.hiddenOfOurs.value
  const [thanks, ...alsoThanks] = plenary.thanks.value
  return (
    <>
      {hidden && (
        <Banner
          icon={IconInfo}
          action={{ kind: 'plain', children: texts.ok, onClick: () => plenary.dismissHiddenOfOurs() }}
        >
          {alsoHidden.length === 0
            ? texts.oursHidden(short(hidden.text))
            : texts.oursHiddenMore(short(hidden.text), alsoHidden.length)}
        </Banner>
      )}
      {thanks && (
        <Banner
          kind="good"
          icon={IconHeart}
          action={{ kind: 'plain', children: texts.ok, onClick: () => plenary.dismissThanks() }}
        >
          {alsoThanks.length === 0
            ? texts.thanksFor(short(thanks.note.text))
            : texts.thanksForMore(short(thanks.note.text), alsoThanks.length)}
        </Banner>
      )}
    </>
  )
}
