import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { useWords } from '../context/context.ts'
import { Banner } from '../parts/display/banner.tsx'
import { IconInfo } from '../parts/icons.tsx'

/** With fewer phones at a table, someone who holds one knows, or can guess, what came from the others. */
const leastPhones = 3

/** Where no names are kept: the truth about a table that is too small to hide who wrote. */
export const FewAtTable = ({
  meeting,
  table,
}: {
  readonly meeting: MeetingModel
  readonly table: TableModel
}) => {
  const texts = useWords('hat')
  const phones = table.seats.value.length
  if (meeting.brief.value.names || phones >= leastPhones) return null
  return (
    <Banner icon={IconInfo} said="not">
      {texts.fewAtTable(phones)}
    </Banner>
  )
}
