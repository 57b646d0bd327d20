import { type MeetingProps, useWords } from '../../context/context.ts'
import { Banner } from '../../parts/display/banner.tsx'
import { IconInfo } from '../../parts/icons.tsx'

/** What this phone had stored and could not read, what came of it, and who still has the rest. Told once. */
export const DamageBanner = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const { damage } = meeting.connection
  const found = damage.found.value
  if (!found) return null
  const { restored, missing } = found
  return (
    <Banner icon={IconInfo} action={{ kind: 'plain', children: texts.ok, onClick: () => damage.dismiss() }}>
      {texts.damage.found} {restored > 0 && `${texts.damage.restored(restored)} `}
      {missing > 0 ? texts.damage.missing : texts.damage.nothingMissing}
    </Banner>
  )
}
