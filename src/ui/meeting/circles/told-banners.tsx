import { type MeetingProps, useWords } from '../../context/context.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { IconHeart, IconInfo } from '../../parts/icons.tsx'
import { DamageBanner } from './damage-banner.tsx'

/** So many letters of a note are enough to know which one is meant. */
const shortLetters = 60

const short = (text: string) =>
  text.length > shortLetters ? `${text.slice(0, shortLetters).trimEnd()} …` : text

/** What happened to notes of my table: storage lost some, one was hidden in the room, others say thanks. Told once, gently. */
export const ToldBanners = ({ meeting }: MeetingProps) => {
  const texts = useWords('plenary')
  const { plenary } = meeting.room
  const [hidden, ...alsoHidden] = plenary.hiddenOfOurs.value
  const [thanks, ...alsoThanks] = plenary.thanks.value
  return (
    <>
      <DamageBanner meeting={meeting} />
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
